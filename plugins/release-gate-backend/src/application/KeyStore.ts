import type {
  ReleaseId,
  DeploymentAnswerJson,
} from 'backstage-plugin-release-gate-common';

/** For how long a key answers; what comes later under it is new. */
const KEY_ANSWERS_MS = 24 * 60 * 60_000;

/** When the keys that answer at `now` were used first: not before. */
export function answersSince(now: string): string {
  return new Date(Date.parse(now) - KEY_ANSWERS_MS).toISOString();
}

/** What makes two commands one: caller and key; the content has to be the same. */
export interface CommandKey {
  readonly caller: string;
  readonly key: string;
  /** SHA-256 of what the command says. */
  readonly content: string;
}

/** What makes two deployment reports one: caller, key, and content. */
export interface DeploymentKey {
  readonly caller: string;
  readonly key: string;
  readonly content: string;
}

/** The key of a command, with what it was done to. */
export type KeptCommandKey = CommandKey & { readonly releaseId: ReleaseId };

/** The key of a deployment report, with the answer that it was given. */
export type KeptDeploymentKey = DeploymentKey & {
  readonly answer: DeploymentAnswerJson;
};

/**
 * Knows which commands with a key were carried out by now, and not too long ago
 * (see {@link KEY_ANSWERS_MS}). Keys are kept by the commit of their command,
 * in place of what they meant long before.
 */
export interface KeyStore {
  /** The answer to a report with this key; `too-late` where it does not answer any more, `other-content` where the key only came with other words. */
  deploymentAnswer(
    key: DeploymentKey,
    now: string,
  ): Promise<DeploymentAnswerJson | 'too-late' | 'other-content' | undefined>;
  /** What a command with this key was done to, if it was. */
  releaseOfKey(
    key: CommandKey,
    now: string,
  ): Promise<{ readonly releaseId: ReleaseId } | 'other-content' | undefined>;
}
