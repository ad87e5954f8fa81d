import type { GithubRepository } from './GithubRepository';
import { Refused } from './githubErrors';

/** As git-check-ref-format has it. */
function isRefName(ref: string): boolean {
  return (
    ref.startsWith('refs/') &&
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\.$/u.test(ref) &&
    ref
      .split('/')
      .every(part => part && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

export function createRef(
  repository: GithubRepository,
  ref: string,
  sha: string,
): void {
  const { refs, git } = repository;
  if (ref.split('/').length < 3) {
    throw new Refused(
      422,
      'Reference name must contain at least three slash-separated components.',
    );
  }
  if (!isRefName(ref)) {
    throw new Refused(422, `${ref} is not a valid ref name.`);
  }
  if (!git.commits.has(sha)) {
    throw new Refused(422, 'Object does not exist');
  }
  // The documentation says 422 only; GitHub says it in these words, without `errors`.
  if (refs.has(ref)) {
    throw new Refused(422, 'Reference already exists');
  }
  // A ref is a file to Git, which cannot be a folder too.
  const isInTheWay = (other: string) =>
    other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`);
  if ([...refs.keys()].some(isInTheWay)) {
    throw new Refused(422, 'Reference update failed');
  }
  refs.set(ref, sha);
}

export function updateRef(
  { refs, git }: GithubRepository,
  ref: string,
  sha: string,
  isForced: boolean,
): void {
  const current = refs.get(ref);
  if (current === undefined) {
    throw new Refused(422, 'Reference does not exist');
  }
  if (!git.commits.has(sha)) {
    throw new Refused(422, 'Object does not exist');
  }
  if (!isForced && !git.historyOf(sha).includes(current)) {
    throw new Refused(422, 'Update is not a fast forward');
  }
  refs.set(ref, sha);
}
