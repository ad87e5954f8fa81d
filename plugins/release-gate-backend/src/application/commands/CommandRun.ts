import type {
  ReleaseId,
  EnvironmentName,
  Command,
  Context,
  EntityRecord,
  Outcome,
} from 'backstage-plugin-release-gate-common';
import type { Caller } from '../Caller';
import type { CommandKey, DeploymentKey } from '../KeyStore';
import type { Place } from './Place';

/**
 * A command that is to be carried out, and what it needs for that. `Earlier` is
 * what it came to when the very command was carried out before.
 */
export interface CommandRun<Earlier = never> {
  readonly caller: Caller;
  readonly place: Place;
  /** The release that the command names, where it names one. */
  readonly subject?: ReleaseId;
  /** The releases that the command may look at, or that it may change. */
  readonly releaseIds: (record: EntityRecord) => readonly ReleaseId[];
  /** Called anew for every try. */
  readonly makeCommand: (now: string) => Command;
  /** Where the caller named the command by a key: whether it was carried out before. */
  readonly findEarlier?: () => Promise<Earlier | undefined>;
  readonly commandKey?: CommandKey;
  readonly deploymentKey?: DeploymentKey;
  /** Of a request: the commit that it states as its baseline. */
  readonly statedCommit?: string;
  /** Of a request: it needs somebody who could decide on it. */
  readonly needsDecider?: boolean;
  /** Of a deployment report: whom it is granted to depends on it. */
  readonly environment?: EnvironmentName;
  /** What was deployed is a fact: its report is tried for longer than any caller waits. */
  readonly isFact?: boolean;
}

/** A command that was accepted, with what it was decided by. */
export type Accepted = Exclude<Outcome, { readonly refused: unknown }> & {
  readonly context: Context;
};
