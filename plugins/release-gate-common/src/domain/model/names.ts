declare const brand: unique symbol;

/**
 * Text that was proven to be the name of one kind of thing. Made at the edge
 * only, where input, rows and configuration are read.
 */
type Name<Of extends string> = string & { readonly [brand]: Of };

/** The id of a release, a ULID. @public */
export type ReleaseId = Name<'release'>;

/** A full entity reference in lower case. @public */
export type EntityRef = Name<'entity'>;

/** A commit: 40 or 64 hexadecimal digits in lower case. @public */
export type CommitId = Name<'commit'>;

/**
 * The name of an environment, as somebody wrote it. Names are compared by
 * {@link sameEnvironment} alone.
 *
 * @public
 */
export type EnvironmentName = Name<'environment'>;

/**
 * What all names of one environment have in common: they are told apart
 * ignoring case.
 *
 * @public
 */
export function environmentKey(name: string): string {
  return name.toLowerCase();
}

/** Whether two names mean one environment. @public */
export function sameEnvironment(a: string, b: string): boolean {
  return environmentKey(a) === environmentKey(b);
}

/** @public */
export interface VersionAndCommit {
  readonly version: string;
  readonly commit: CommitId;
}
