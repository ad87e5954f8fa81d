import { createHash } from 'node:crypto';
import type { Signature } from './signatureOf';

export const FILE = '100644';
export const FOLDER = '040000';
export const MODES: readonly string[] = [
  FILE,
  '100755',
  '120000',
  '160000',
  FOLDER,
];

export interface TreeEntry {
  readonly mode: string;
  readonly sha: string;
}

export function kindOf({ mode }: TreeEntry): 'tree' | 'blob' {
  return mode === FOLDER ? 'tree' : 'blob';
}

export type Entries = ReadonlyMap<string, TreeEntry>;

interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** The name of an object, as in "Git Internals - Git Objects" of the Git book. */
function shaOf(type: 'blob' | 'tree' | 'commit', content: Uint8Array): string {
  return createHash('sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex');
}

function signed({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Date.parse(date) / 1000} +0000`;
}

/** Blobs, trees and commits by their names, each kept for good once it is there. */
export class GitObjects {
  readonly blobs = new Map<string, Buffer>();
  readonly trees = new Map<string, Entries>();
  readonly commits = new Map<string, Commit>();

  addBlob(content: Buffer): string {
    const sha = shaOf('blob', content);
    this.blobs.set(sha, content);
    return sha;
  }

  /** Keeps the tree of these files by path, and every tree in it. */
  addTree(files: Entries): string {
    const entries = new Map<string, TreeEntry>();
    const folders = new Map<string, Map<string, TreeEntry>>();
    for (const [path, entry] of files) {
      const [name, ...rest] = path.split('/');
      if (rest.length === 0) {
        entries.set(name, entry);
      } else {
        const folder = folders.get(name) ?? new Map<string, TreeEntry>();
        folders.set(name, folder.set(rest.join('/'), entry));
      }
    }
    for (const [name, folder] of folders) {
      entries.set(name, { mode: FOLDER, sha: this.addTree(folder) });
    }
    // Git sorts a folder as if its name ended with a slash, and byte by byte.
    const key = ([name, { mode }]: [string, TreeEntry]) =>
      Buffer.from(mode === FOLDER ? `${name}/` : name);
    const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
    const content = Buffer.concat(
      sorted.flatMap(([name, { mode, sha }]) => [
        Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ]),
    );
    const sha = shaOf('tree', content);
    this.trees.set(sha, new Map(sorted));
    return sha;
  }

  addCommit(commit: Commit): string {
    const { tree, parents, author, committer, message } = commit;
    const lines = [
      `tree ${tree}`,
      ...parents.map(parent => `parent ${parent}`),
      `author ${signed(author)}`,
      `committer ${signed(committer)}`,
      '',
      message,
    ];
    const sha = shaOf('commit', Buffer.from(lines.join('\n')));
    this.commits.set(sha, commit);
    return sha;
  }

  /** Every file of a tree by its path. */
  filesOf(tree: string): Map<string, TreeEntry> {
    const files = new Map<string, TreeEntry>();
    for (const [name, entry] of this.trees.get(tree) ?? []) {
      if (entry.mode === FOLDER) {
        for (const [path, file] of this.filesOf(entry.sha)) {
          files.set(`${name}/${path}`, file);
        }
      } else {
        files.set(name, entry);
      }
    }
    return files;
  }

  filesAt(commit: string): Map<string, TreeEntry> {
    return this.filesOf(this.commits.get(commit)?.tree ?? '');
  }

  /** A commit and all before it, the nearest first. */
  historyOf(commit: string): readonly string[] {
    const seen = new Set([commit]);
    for (const each of seen) {
      this.commits.get(each)?.parents.forEach(parent => seen.add(parent));
    }
    return [...seen];
  }
}
