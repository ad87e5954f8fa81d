import type { Request } from 'express';
import type { GithubRepository, Pull } from './GithubRepository';
import { type FieldError, Refused, invalid, notFound } from './githubErrors';
import { names, required, text } from './githubFields';
import { now } from './now';
import { LOGIN } from './signatureOf';

export function requestReviewers(pull: Pull, req: Request): void {
  const reviewers = names(req.body.reviewers);
  if (reviewers.includes(LOGIN)) {
    throw new Refused(
      422,
      'Review cannot be requested from pull request author.',
    );
  }
  const teams = names(req.body.team_reviewers);
  pull.reviewers = union(pull.reviewers, reviewers);
  pull.teamReviewers = union(pull.teamReviewers, teams);
}

export function addAssignees(pull: Pull, req: Request): void {
  const all = union(pull.assignees, names(req.body.assignees));
  // An issue has no more.
  pull.assignees = all.slice(0, 10);
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

export function requirePull(repository: GithubRepository, req: Request): Pull {
  const found = repository.pulls.find(
    ({ number }) => String(number) === req.params.number,
  );
  if (!found) {
    throw notFound();
  }
  return found;
}

const ofPull = (code: string, more: Partial<FieldError>): FieldError => ({
  resource: 'PullRequest',
  code,
  ...more,
});

/** Both limits are of issues, which pull requests are too. */
function requireShort(title: string, body: string): void {
  const tooLong = (field: string, maximum: number): FieldError => ({
    resource: 'Issue',
    code: 'custom',
    field,
    message: `${field} is too long (maximum is ${maximum} characters)`,
  });
  if (title.length > 256) {
    throw invalid(tooLong('title', 256));
  }
  if (body.length > 65_536) {
    throw invalid(tooLong('body', 65_536));
  }
}

function requireNoOther(
  { owner, pulls }: GithubRepository,
  { head, base }: Pick<Pull, 'head' | 'base'>,
): void {
  if (
    pulls.some(
      pull => pull.state === 'open' && pull.head === head && pull.base === base,
    )
  ) {
    throw invalid(
      ofPull('custom', {
        message: `A pull request already exists for ${owner}:${head}.`,
      }),
    );
  }
}

export function createPull(repository: GithubRepository, req: Request): Pull {
  const { owner, refs, git, pulls } = repository;
  const base = required(req, 'base');
  // With an owner before it or without one; of another owner it would be a fork's.
  const [, user = owner, head] =
    /^(?:([^:]*):)?(.*)$/s.exec(required(req, 'head')) ?? [];
  const title = text(req.body.title);
  if (title === '') {
    throw invalid(ofPull('missing_field', { field: 'title' }));
  }
  const headSha = refs.get(`refs/heads/${head}`);
  const baseSha = refs.get(`refs/heads/${base}`);
  const isHead =
    headSha !== undefined && user.toLowerCase() === owner.toLowerCase();
  if (!isHead || baseSha === undefined) {
    throw invalid(
      ...(isHead ? [] : [ofPull('invalid', { field: 'head' })]),
      ...(baseSha ? [] : [ofPull('invalid', { field: 'base' })]),
    );
  }
  requireNoOther(repository, { head, base });
  if (git.historyOf(baseSha).includes(headSha)) {
    throw invalid(
      ofPull('custom', { message: `No commits between ${base} and ${head}` }),
    );
  }
  const body = typeof req.body.body === 'string' ? req.body.body : null;
  requireShort(title, body ?? '');
  const at = now();
  const pull: Pull = {
    number: pulls.length + 1,
    title,
    body,
    head,
    base,
    state: 'open',
    isDraft: req.body.draft === true,
    createdAt: at,
    updatedAt: at,
    reviewers: [],
    teamReviewers: [],
    assignees: [],
  };
  pulls.push(pull);
  return pull;
}

/** What is not documented as a change, as a draft or another head, is passed over. */
export function updatePull(
  repository: GithubRepository,
  pull: Pull,
  req: Request,
): void {
  const {
    title = pull.title,
    body = pull.body,
    state = pull.state,
    base = pull.base,
  } = req.body;
  if (!repository.refs.has(`refs/heads/${base}`)) {
    throw invalid(ofPull('invalid', { field: 'base' }));
  }
  if (state !== 'open' && state !== 'closed') {
    throw invalid(ofPull('invalid', { field: 'state' }));
  }
  const isOther = base !== pull.base || state !== pull.state;
  if (state === 'open' && isOther) {
    requireNoOther(repository, { head: pull.head, base });
  }
  if (text(title) === '') {
    throw invalid(ofPull('missing_field', { field: 'title' }));
  }
  requireShort(text(title), text(body));
  pull.title = text(title);
  pull.body = body === null ? null : text(body);
  pull.state = state;
  pull.base = base;
  pull.updatedAt = now();
}
