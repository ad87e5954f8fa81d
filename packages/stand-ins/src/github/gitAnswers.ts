import type { Request } from 'express';
import { type Entries, FOLDER, type TreeEntry, kindOf } from './GitObjects';
import type { GithubRepository } from './GithubRepository';
import { nodeIdOf } from './githubAnswers';
import { Refused, notFound } from './githubErrors';
import { text } from './githubFields';

/** A commit as the Git database has it. */
export function wholeCommit({ git, api, page }: GithubRepository, sha: string) {
  const commit = git.commits.get(sha);
  if (!commit) {
    throw notFound();
  }
  const { tree, parents, ...rest } = commit;
  return {
    sha,
    node_id: nodeIdOf('Commit', sha),
    url: `${api}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    ...rest,
    tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    parents: parents.map(parent => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}

/** A commit as the list of commits has it: around that of the Git database. */
export function listedCommit(repository: GithubRepository, sha: string) {
  const whole = wholeCommit(repository, sha);
  const { node_id, html_url, parents, sha: _, ...commit } = whole;
  const url = `${repository.api}/commits/${sha}`;
  return {
    sha,
    node_id,
    commit: { ...commit, comment_count: 0 },
    url,
    html_url,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents,
  };
}

export function wholeRef(
  { refs, api, fullName }: GithubRepository,
  ref: string,
) {
  const sha = refs.get(ref);
  if (sha === undefined) {
    throw notFound();
  }
  return {
    ref,
    node_id: nodeIdOf('Ref', fullName, ref),
    url: `${api}/git/${ref}`,
    object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` },
  };
}

export function wholeTree(
  { git, api }: GithubRepository,
  sha: string,
  entries: Entries,
) {
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: [...entries].map(([path, entry]) => {
      const type = kindOf(entry);
      return {
        path,
        ...entry,
        type,
        size: git.blobs.get(entry.sha)?.length,
        url: `${api}/git/${type}s/${entry.sha}`,
      };
    }),
    truncated: false,
  };
}

/** In lines of 60 characters, as GitHub breaks them. */
export function base64Of(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}

/** A file, or the list of what is in a folder. */
export function contentOf(repository: GithubRepository, req: Request): object {
  const { git, api, page, defaultBranch } = repository;
  const ref = text(req.query.ref) || defaultBranch;
  const commit = git.commits.get(repository.commitOf(ref) ?? '');
  if (!commit) {
    throw new Refused(404, `No commit found for the ref ${ref}`);
  }
  const steps = req.params[0].split('/').filter(step => step !== '');
  const found = steps.reduce<TreeEntry | undefined>(
    (entry, step) => git.trees.get(entry?.sha ?? '')?.get(step),
    { mode: FOLDER, sha: commit.tree },
  );
  if (!found) {
    throw notFound();
  }
  const item = (path: string, entry: TreeEntry) => ({
    name: path.split('/').at(-1),
    path,
    sha: entry.sha,
    size: git.blobs.get(entry.sha)?.length ?? 0,
    type: entry.mode === FOLDER ? 'dir' : 'file',
    url: `${api}/contents/${path}?ref=${ref}`,
    git_url: `${api}/git/${kindOf(entry)}s/${entry.sha}`,
    html_url: `${page}/blob/${ref}/${path}`,
    download_url: null,
  });
  const content = git.blobs.get(found.sha);
  return content
    ? {
        ...item(steps.join('/'), found),
        content: base64Of(content),
        encoding: 'base64',
      }
    : [...(git.trees.get(found.sha) ?? [])].map(([name, entry]) =>
        item([...steps, name].join('/'), entry),
      );
}
