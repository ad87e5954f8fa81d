import { createHash } from 'node:crypto';
import type { GithubRepository, Pull } from './GithubRepository';
import { LOGIN } from './signatureOf';

export function nodeIdOf(...parts: readonly unknown[]): string {
  return Buffer.from(parts.join(':')).toString('base64url');
}

function idOf(name: string): number {
  return createHash('sha1').update(name).digest().readUInt32BE();
}

function userOf({ url }: GithubRepository, login: string) {
  return {
    login,
    id: idOf(login),
    node_id: nodeIdOf('User', login),
    url: `${url}/users/${login}`,
    html_url: `${url}/${login}`,
    type: 'User',
    site_admin: false,
  };
}

export function wholeRepository(repository: GithubRepository) {
  const { owner, name, fullName, defaultBranch, api, page } = repository;
  return {
    id: idOf(fullName),
    node_id: nodeIdOf('Repository', fullName),
    name,
    full_name: fullName,
    private: true,
    owner: userOf(repository, owner),
    html_url: page,
    description: null,
    fork: false,
    url: api,
    default_branch: defaultBranch,
    archived: false,
    disabled: false,
    visibility: 'private',
    permissions: {
      admin: false,
      maintain: false,
      push: true,
      triage: true,
      pull: true,
    },
  };
}

function branchOf(repository: GithubRepository, branch: string) {
  const { owner, refs } = repository;
  return {
    label: `${owner}:${branch}`,
    ref: branch,
    sha: refs.get(`refs/heads/${branch}`),
    user: userOf(repository, owner),
    repo: wholeRepository(repository),
  };
}

export function wholePull(repository: GithubRepository, pull: Pull) {
  const { api, page } = repository;
  const { number, title, body, state, isDraft } = pull;
  const users = (logins: readonly string[]) =>
    logins.map(login => userOf(repository, login));
  return {
    url: `${api}/pulls/${number}`,
    id: idOf(`${page}/pull/${number}`),
    node_id: nodeIdOf('PullRequest', repository.fullName, number),
    html_url: `${page}/pull/${number}`,
    issue_url: `${api}/issues/${number}`,
    number,
    state,
    locked: false,
    title,
    user: userOf(repository, LOGIN),
    body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: state === 'closed' ? pull.updatedAt : null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: users(pull.assignees).at(0) ?? null,
    assignees: users(pull.assignees),
    requested_reviewers: users(pull.reviewers),
    requested_teams: pull.teamReviewers.map(slug => ({ name: slug, slug })),
    labels: [],
    milestone: null,
    draft: isDraft,
    head: branchOf(repository, pull.head),
    base: branchOf(repository, pull.base),
    author_association: 'COLLABORATOR',
    auto_merge: null,
    active_lock_reason: null,
  };
}
