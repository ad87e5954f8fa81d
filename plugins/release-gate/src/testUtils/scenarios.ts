import type { Workflow } from 'backstage-plugin-release-gate-common';
import {
  type Person,
  type Script,
  type Stage,
  type Until,
  ReleaseStory,
  playNow,
} from 'release-stage';
import type { InMemoryReleaseGate } from './InMemoryReleaseGate';
import { partialRefunds } from './partialRefunds';

export { type Until, commitOf } from 'release-stage';
export { RELEASE_NOTE } from './partialRefunds';

export const ENGINEER = 'user:default/engineer';
export const ENGINEER_2 = 'user:default/engineer-2';
export const DIRECTOR = 'user:default/director';
export const OUTSIDER = 'user:default/outsider';

function refOf(who: Person): string {
  return who === 'pipeline' ? 'demo-pipeline' : `user:default/${who}`;
}

/** The twin as a stage that answers at once, and whose clock only stories move. */
export function stageInMemory(
  gate: InMemoryReleaseGate,
  wait: (minutes: number) => void,
): Stage {
  return {
    wait,
    call: (who, name, call) => gate.call(refOf(who), name, call),
  };
}

/** Takes releases to where a test of a page begins, each step a little later than the one before. */
export class Story {
  readonly #gate: InMemoryReleaseGate;
  readonly #stage: Stage;
  readonly #story = new ReleaseStory(partialRefunds);

  constructor(gate: InMemoryReleaseGate, wait: (minutes: number) => void) {
    this.#gate = gate;
    this.#stage = stageInMemory(gate, wait);
  }

  start(
    entityRef: string,
    version: string,
    commit: string,
    {
      workflow,
      ...more
    }: {
      readonly title?: string;
      readonly routine?: boolean;
      readonly workflow?: Workflow;
    } = {},
  ): string {
    if (workflow) {
      this.#gate.workflow = workflow;
    }
    const values = { entityRef, version, commit, ...more };
    return this.#play(this.#story.starts(values)).id;
  }

  /** Takes a started release on until the wanted point. */
  advance(id: string, until: Until): string {
    return this.#play(this.#story.goesOn(id, until)).id;
  }

  complete(id: string, itemId: string, note?: string, part?: string): void {
    const evidence = {
      ...(note && { note }),
      ...(part && { part }),
      ...(itemId === 'root-cause-investigated' && {
        url: 'https://docs.example.com/root-cause/118',
      }),
    };
    this.#play(this.#story.completes(id, itemId, evidence));
  }

  #play<T>(script: Script<T>): T {
    return playNow(this.#stage, script);
  }
}
