import type { DocumentKind } from '../domain/model/workflow';

/** What a person says to fill the places of a document. Markdown. @public */
export interface DocumentAnswers {
  readonly summary: string | null;
  readonly what: string | null;
  readonly why: string | null;
  readonly highlights: string | null;
  readonly testingResults: string | null;
  readonly knownIssues: string | null;
  readonly impact: string | null;
  readonly detection: string | null;
  readonly rootCause: string | null;
  readonly resolution: string | null;
  readonly prevention: string | null;
}

/** Nothing said yet. @public */
export const NO_ANSWERS: DocumentAnswers = {
  summary: null,
  what: null,
  why: null,
  highlights: null,
  testingResults: null,
  knownIssues: null,
  impact: null,
  detection: null,
  rootCause: null,
  resolution: null,
  prevention: null,
};

/** A checklist item with what completed it. @public */
export interface ItemFacts {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'complete' | 'not-applicable';
  readonly by: string | null;
  readonly at: string | null;
  readonly note: string | null;
  readonly url: string | null;
  readonly overridden: boolean;
}

/** @public */
export interface DeploymentFacts {
  readonly environment: string;
  readonly status: 'started' | 'succeeded' | 'failed';
  readonly commit: string;
  readonly version: string | null;
  readonly at: string;
  readonly by: string;
  readonly url: string | null;
}

/** One entry of the timeline; the time is the server's at receipt. @public */
export interface TimelineEntry {
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
}

/**
 * Everything that a template of a document can name. Every name is always
 * there, with null where nothing is known: a template that names anything else
 * is broken. Times are ISO 8601 UTC; people, groups and entities are full
 * entity references.
 *
 * @public
 */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly now: string;
  readonly release: {
    readonly id: string;
    /** The name of the entity, without kind and namespace. */
    readonly service: string;
    readonly entityRef: string;
    readonly owner: string;
    readonly version: string;
    readonly commit: string;
    readonly title: string;
    readonly environment: string;
    readonly attempt: number;
    readonly previousAttemptId: string | null;
    readonly nextAttemptId: string | null;
    readonly phase: string;
    readonly routine: boolean;
    readonly createdBy: string;
    readonly createdAt: string;
    readonly contributors: readonly string[];
    readonly approverTitle: string;
  };
  readonly changes: { readonly what: string; readonly why: string } | null;
  readonly tickets: readonly {
    readonly tracker: string;
    readonly id: string;
    readonly title: string | null;
    readonly state: string | null;
    readonly closed: boolean | null;
    readonly url: string | null;
  }[];
  readonly stages: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly ItemFacts[];
  }[];
  readonly approval: {
    readonly status: string;
    readonly requestNumber: number;
    readonly requestedBy: string;
    readonly requestedAt: string;
    readonly testingResults: string;
    readonly digest: string;
    readonly decision: string | null;
    readonly decidedBy: string | null;
    readonly decidedAt: string | null;
    readonly statement: string | null;
  } | null;
  readonly baseline: {
    readonly version: string;
    readonly commit: string;
    /** True where no baseline was known, so that it is a person's word. */
    readonly stated: boolean;
  } | null;
  /** In the order in which they were reported. */
  readonly deployments: readonly DeploymentFacts[];
  /** The success in production under the approval. */
  readonly production: DeploymentFacts | null;
  readonly rollback: {
    readonly reason: string;
    readonly startedBy: string;
    readonly startedAt: string;
    readonly restoredVersion: string;
    /** Null where the restored version is a person's word. */
    readonly restoredCommit: string | null;
    readonly restoredAt: string | null;
    /** Whole minutes from the start of the rollback, rounded up. */
    readonly restoredAfterMinutes: number | null;
    readonly usersAffected: boolean;
    readonly affectedWho: string | null;
    readonly affectedHowMany: string | null;
    readonly affectedSince: string | null;
    readonly affectedMinutes: number | null;
    readonly impact: string | null;
    /** What the item of the rule book says of the cause. */
    readonly rootCause: string | null;
    readonly rootCauseUrl: string | null;
  } | null;
  readonly violations: readonly {
    readonly at: string;
    readonly message: string;
    readonly answer: string | null;
  }[];
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly answers: DocumentAnswers;
}
