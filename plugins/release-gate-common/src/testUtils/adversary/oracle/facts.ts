/*
 * What the rule book is told: plain words about who said and did what. Nothing
 * here knows how the program keeps it.
 */

/** A commit with the version that people know it by. */
interface VersionedCommit {
  readonly version: string;
  readonly commit: string;
}

/** The baseline of a request: computed from what ran, or stated by the person who asks. */
export type Baseline = VersionedCommit & { readonly stated: boolean };

/**
 * Why the program says that a production deployment is in order; `none` where
 * it says that it is not.
 */
export type CountedAs = 'approval' | 'rollback' | 'redeployment' | 'none';

/** A report that something was deployed, and what the program made of it. */
export interface Ran {
  readonly type: 'ran';
  readonly environment: string;
  readonly production: boolean;
  readonly commit: string;
  readonly status: 'started' | 'succeeded' | 'failed';
  readonly by: string;
  readonly countedAs: CountedAs;
  /** The violation that the program answered with. */
  readonly violation?: string;
}

type SaidOrDone =
  | Ran
  | ({
      readonly type: 'started';
      readonly release: string;
      readonly by: string;
      readonly environment: string;
      /** The release that was rolled back and that this one re-enters for. */
      readonly reenters?: string;
    } & VersionedCommit)
  | {
      /** Work that leaves what is decided on as it is. */
      readonly type: 'worked';
      readonly release: string;
      readonly by: string;
    }
  | {
      /** What is decided on has changed: commit, version, changes, tickets, release note, or an item that is open again. */
      readonly type: 'changed';
      readonly release: string;
      readonly by: string;
      readonly commit?: string;
      readonly version?: string;
    }
  | {
      readonly type: 'ticket-linked' | 'note-attached';
      readonly release: string;
      readonly by: string;
    }
  | { readonly type: 'owner-changed'; readonly release: string }
  | {
      readonly type: 'requested';
      readonly release: string;
      readonly by: string;
      /** What the person states as the baseline. */
      readonly stated?: VersionedCommit;
      /** What the program wrote into the request. */
      readonly frozen?: Baseline;
    }
  | {
      readonly type: 'decided';
      readonly release: string;
      readonly by: string;
      readonly verdict: 'approved' | 'rejected';
      readonly statement: string;
    }
  | { readonly type: 'revoked'; readonly release: string }
  | {
      readonly type: 'cancelled';
      readonly release: string;
      readonly by: string;
    }
  | {
      /** The logs were watched to the end of their window. */
      readonly type: 'settled';
      readonly release: string;
      readonly by: string;
    }
  | {
      readonly type: 'rolled-back';
      readonly release: string;
      readonly restoredVersion: string;
      /** Whether the program says that the baseline is back already. */
      readonly returned: boolean;
    }
  | {
      /** A person says that the baseline is back. */
      readonly type: 'returned-by-hand';
      readonly release: string;
      readonly by: string;
      readonly approver: boolean;
    }
  | {
      /** A duty of a rolled-back release is done, or open again. */
      readonly type: 'duty';
      readonly release: string;
      readonly by: string;
      readonly duty: 'root cause' | 'incident report';
      readonly done: boolean;
    }
  | {
      readonly type: 'users-affected';
      readonly release: string;
      readonly affected: boolean;
    }
  | { readonly type: 'violation-answered'; readonly violation: string };

/** Something that was said or done, and that the program accepted. `release` is its name. */
export type Fact = SaidOrDone & {
  /** True where a program acted in the person's name. */
  readonly agent?: boolean;
};

/** The facts of some types. */
export type FactOf<T extends Fact['type']> = Extract<
  Fact,
  { readonly type: T }
>;
