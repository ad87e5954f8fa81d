import type { StandInServer } from '../startServer';

/** A repository as it is before anybody asks for anything: one commit on one branch. */
export interface GithubRepositorySeed {
  readonly owner: string;
  readonly name: string;
  /** `main` unless given. */
  readonly defaultBranch?: string;
  /** The contents by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A file that a pull request changes against its base. */
export interface GithubChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed';
  /** As the head has it; empty where the head removes it. */
  readonly content: string;
}

/** A pull request as it is at the moment. */
export interface GithubPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  /** The name of a branch, without the owner. */
  readonly head: string;
  readonly base: string;
  readonly state: 'open' | 'closed';
  readonly isDraft: boolean;
  readonly htmlUrl: string;
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  readonly assignees: readonly string[];
  readonly files: readonly GithubChangedFile[];
}

export interface GithubStandIn extends StandInServer {
  /** The same as `stop`. */
  close(): Promise<void>;
  /** The oldest first; throws for an unknown repository. */
  pullRequests(owner: string, repo: string): readonly GithubPullRequest[];
}
