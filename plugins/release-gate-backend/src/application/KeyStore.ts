import type { DeploymentAnswerJson } from 'backstage-plugin-release-gate-common';

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
export type KeptCommandKey = CommandKey & { readonly releaseId: string };

/** The key of a deployment report, with the answer that it was given. */
export type KeptDeploymentKey = DeploymentKey & {
  readonly answer: DeploymentAnswerJson;
};

/** Knows which commands with a key were carried out. Keys are kept by the commit of their command. */
export interface KeyStore {
  /** The answer to a report with this key; `other-content` where the key only came with other words. */
  deploymentAnswer(
    key: DeploymentKey,
  ): Promise<DeploymentAnswerJson | 'other-content' | undefined>;
  /** What a command with this key was done to, if it was. */
  releaseOfKey(
    key: CommandKey,
  ): Promise<{ readonly releaseId: string } | 'other-content' | undefined>;
}
