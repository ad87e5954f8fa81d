import type { Request } from 'express';
import type { GithubRepository } from './GithubRepository';
import { Refused } from './githubErrors';
import { names, required } from './githubFields';
import { signatureOf } from './signatureOf';

export function createCommit({ git }: GithubRepository, req: Request): string {
  const message = required(req, 'message');
  const tree = required(req, 'tree');
  const parents = names(req.body.parents);
  if (!git.trees.has(tree)) {
    throw new Refused(422, 'Tree SHA does not exist');
  }
  if (!parents.every(parent => git.commits.has(parent))) {
    throw new Refused(
      422,
      'Parent SHA does not exist or is not a commit object',
    );
  }
  const author = signatureOf(req.body.author);
  const committer = signatureOf(req.body.committer ?? author);
  return git.addCommit({ tree, parents, author, committer, message });
}
