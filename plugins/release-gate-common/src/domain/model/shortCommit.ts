/**
 * A commit as people read it: its first seven digits.
 *
 * @public
 */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
