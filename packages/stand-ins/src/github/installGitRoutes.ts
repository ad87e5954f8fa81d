import type { Express } from 'express';
import { AT, type InRepository } from './InRepository';
import { createCommit } from './createCommit';
import { base64Of, wholeCommit, wholeRef, wholeTree } from './gitAnswers';
import { createRef, updateRef } from './gitRefs';
import { nodeIdOf } from './githubAnswers';
import { notFound } from './githubErrors';
import { required } from './githubFields';
import { treeOf } from './treeOf';

/** The Git database: blobs, trees, commits and refs. */
export function installGitRoutes(
  app: Express,
  inRepository: InRepository,
): void {
  app.post(
    `${AT}/git/blobs`,
    inRepository('git/blobs#create-a-blob', ({ git, api }, req) => {
      const content = required(req, 'content');
      const sha = git.addBlob(
        Buffer.from(
          content,
          req.body.encoding === 'base64' ? 'base64' : 'utf8',
        ),
      );
      return { sha, url: `${api}/git/blobs/${sha}` };
    }),
  );
  app.get(
    `${AT}/git/blobs/:sha`,
    inRepository(
      'git/blobs#get-a-blob',
      ({ git, api }, { params: { sha } }) => {
        const content = git.blobs.get(sha);
        if (!content) {
          throw notFound();
        }
        return {
          sha,
          node_id: nodeIdOf('Blob', sha),
          size: content.length,
          url: `${api}/git/blobs/${sha}`,
          content: base64Of(content),
          encoding: 'base64',
        };
      },
    ),
  );
  app.post(
    `${AT}/git/trees`,
    inRepository('git/trees#create-a-tree', (repository, req) => {
      const { git } = repository;
      const sha = git.addTree(treeOf(repository, req));
      return wholeTree(repository, sha, git.trees.get(sha) ?? new Map());
    }),
  );
  app.get(
    `${AT}/git/trees/*`,
    inRepository('git/trees#get-a-tree', (repository, req) => {
      const { git } = repository;
      const name = req.params[0];
      const sha =
        git.commits.get(repository.commitOf(name) ?? '')?.tree ?? name;
      const entries = git.trees.get(sha);
      if (!entries) {
        throw notFound();
      }
      const isRecursive = req.query.recursive !== undefined;
      return wholeTree(
        repository,
        sha,
        isRecursive ? git.filesOf(sha) : entries,
      );
    }),
  );
  app.post(
    `${AT}/git/commits`,
    inRepository('git/commits#create-a-commit', (repository, req) =>
      wholeCommit(repository, createCommit(repository, req)),
    ),
  );
  app.get(
    `${AT}/git/commits/:sha`,
    inRepository('git/commits#get-a-commit-object', (repository, req) =>
      wholeCommit(repository, req.params.sha),
    ),
  );
  app.get(
    `${AT}/git/ref/*`,
    inRepository('git/refs#get-a-reference', (repository, req) =>
      wholeRef(repository, `refs/${req.params[0]}`),
    ),
  );
  app.post(
    `${AT}/git/refs`,
    inRepository('git/refs#create-a-reference', (repository, req) => {
      const ref = required(req, 'ref');
      createRef(repository, ref, required(req, 'sha'));
      return wholeRef(repository, ref);
    }),
  );
  app.patch(
    `${AT}/git/refs/*`,
    inRepository('git/refs#update-a-reference', (repository, req) => {
      const ref = `refs/${req.params[0]}`;
      const isForced = req.body.force === true;
      updateRef(repository, ref, required(req, 'sha'), isForced);
      return wholeRef(repository, ref);
    }),
  );
}
