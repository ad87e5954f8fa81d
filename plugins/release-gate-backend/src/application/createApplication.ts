import type { GateAnswerJson } from 'backstage-plugin-release-gate-common';
import type { Parts } from './Parts';
import type { Runners } from './Runners';
import { type Commands, createCommands } from './commands/createCommands';
import { type GateInput, answerGate } from './gate/answerGate';
import {
  type Queries,
  type Tools,
  createQueries,
} from './queries/createQueries';

/** What the API and the actions of agents ask. */
export interface Application {
  readonly commands: Commands;
  readonly queries: Queries;
  /** May this commit of this entity go to this environment now? */
  readonly askGate: (input: GateInput) => Promise<GateAnswerJson>;
}

export function createApplication(
  parts: Parts,
  workers: Runners & Tools,
): Application {
  return {
    commands: createCommands(parts, workers),
    queries: createQueries(parts, workers),
    askGate: input => answerGate(parts, input),
  };
}
