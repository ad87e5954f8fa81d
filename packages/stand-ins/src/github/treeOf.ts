import type { Request } from 'express';
import {
  type Entries,
  FOLDER,
  type GitObjects,
  MODES,
  type TreeEntry,
  kindOf,
} from './GitObjects';
import type { GithubRepository } from './GithubRepository';
import { Refused } from './githubErrors';
import { text } from './githubFields';

/** The files of a tree that is to be made: those of its base, with the changes. */
export function treeOf({ git }: GithubRepository, req: Request): Entries {
  const { base_tree: base, tree } = req.body;
  const files = baseFiles(git, base);
  if (!Array.isArray(tree) || (tree.length === 0 && base === undefined)) {
    throw new Refused(422, 'Invalid tree info');
  }
  for (const { path, mode, sha, content } of tree) {
    requirePath(path);
    if (!MODES.includes(mode)) {
      throw new Refused(
        422,
        'tree.mode must be one of 100644, 100755, 040000, 160000 or 120000',
      );
    }
    if (sha !== undefined && content !== undefined) {
      throw new Refused(422, 'Must supply either tree.sha or tree.content');
    }
    if (sha === null) {
      if (!remove(files, path)) {
        throw new Refused(422, 'GitRPC::BadObjectState');
      }
    } else {
      put(git, files, path, {
        mode,
        sha: text(sha) || git.addBlob(Buffer.from(text(content))),
      });
    }
  }
  return files;
}

function baseFiles(git: GitObjects, base: unknown): Map<string, TreeEntry> {
  if (base === undefined) {
    return new Map();
  }
  const tree = git.commits.get(text(base))?.tree ?? text(base);
  if (!git.trees.has(tree)) {
    throw new Refused(422, 'base_tree is not a valid tree oid');
  }
  return git.filesOf(tree);
}

function requirePath(path: unknown): void {
  if (text(path).startsWith('/')) {
    throw new Refused(422, 'tree.path cannot start with a slash');
  }
  if (
    text(path)
      .split('/')
      .some(part => ['', '.', '..', '.git'].includes(part.toLowerCase()))
  ) {
    throw new Refused(422, 'tree.path contains a malformed path component');
  }
}

/** A file or all of a folder; false where there is neither. */
function remove(files: Map<string, TreeEntry>, path: string): boolean {
  const gone = [...files.keys()].filter(
    each => each === path || each.startsWith(`${path}/`),
  );
  gone.forEach(each => files.delete(each));
  return gone.length > 0;
}

function put(
  git: GitObjects,
  files: Map<string, TreeEntry>,
  path: string,
  entry: TreeEntry,
): void {
  const { mode, sha } = entry;
  if (!(mode === FOLDER ? git.trees : git.blobs).has(sha)) {
    throw new Refused(422, `tree.sha ${sha} is not a valid ${kindOf(entry)}`);
  }
  remove(files, path);
  // What was a file becomes a folder.
  const steps = path.split('/');
  steps.forEach((_, count) => files.delete(steps.slice(0, count).join('/')));
  if (mode === FOLDER) {
    for (const [inner, file] of git.filesOf(sha)) {
      files.set(`${path}/${inner}`, file);
    }
  } else {
    files.set(path, entry);
  }
}
