/**
 * What a check says: it holds, it does not, it is not known yet, or it could
 * not be asked. Only `passing` ever completes an item.
 *
 * @public
 */
export type CheckStatus = 'passing' | 'failing' | 'pending' | 'unavailable';

/**
 * What a check said, in words for a person, with a link where there is one.
 *
 * @public
 */
export interface CheckFinding {
  readonly status: CheckStatus;
  readonly message: string;
  readonly url?: string;
  /** What in the catalog it stands on: what another basis proved is taken back. */
  readonly basis?: string;
}

/** @public */
export type RecordedFinding = CheckFinding & { readonly at: string };

/**
 * What a check answers: an item, or one part of an item with parts.
 *
 * @public
 */
export interface CheckTarget {
  readonly itemId: string;
  readonly part?: string;
}

/**
 * A target in one word: `smoke-tests`, or `critical-paths-verified/login`.
 *
 * @public
 */
export function targetId({ itemId, part }: CheckTarget): string {
  return part === undefined ? itemId : `${itemId}/${part}`;
}

/** The target of that word. @public */
export function parseTarget(target: string): CheckTarget {
  const slash = target.indexOf('/');
  return slash < 0
    ? { itemId: target }
    : { itemId: target.slice(0, slash), part: target.slice(slash + 1) };
}

/**
 * What is recorded of the check of one target. `result` is the last finding
 * that was definite: passing or failing. `failingSince`: when it failed first
 * without having passed since.
 *
 * @public
 */
export interface CheckRecord {
  readonly provider: string;
  readonly latest: RecordedFinding;
  readonly result?: RecordedFinding;
  readonly failingSince?: string;
}

/** @public */
export interface ProbeRecord {
  readonly latest: RecordedFinding;
  /** When it first failed in the window. */
  readonly failedAt?: string;
}

/**
 * One run of a probe within the monitoring window.
 *
 * @public
 */
export interface ProbeRun {
  readonly probe: string;
  readonly at: string;
  readonly status: CheckStatus;
}

/**
 * What a ticket tracker says of a ticket. Only what is needed: no person.
 *
 * @public
 */
export interface TicketFinding {
  readonly title: string;
  /** As the tracker calls it. */
  readonly state: string;
  readonly closed: boolean;
  readonly priority?: string;
  readonly url?: string;
}

/** Whether two findings say the same. @public */
export function isSameFinding(a: CheckFinding, b: CheckFinding): boolean {
  return (
    a.status === b.status &&
    a.message === b.message &&
    a.url === b.url &&
    a.basis === b.basis
  );
}
