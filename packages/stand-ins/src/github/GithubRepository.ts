import { FILE, GitObjects } from './GitObjects';
import type {
  GithubChangedFile,
  GithubPullRequest,
  GithubRepositorySeed,
} from './GithubStandIn';
import { signatureOf } from './signatureOf';

export interface Pull {
  readonly number: number;
  title: string;
  body: string | null;
  readonly head: string;
  base: string;
  state: 'open' | 'closed';
  readonly isDraft: boolean;
  readonly createdAt: string;
  updatedAt: string;
  reviewers: readonly string[];
  teamReviewers: readonly string[];
  assignees: readonly string[];
}

export class GithubRepository {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly git = new GitObjects();
  /** Commits by the full names of the refs. */
  readonly refs = new Map<string, string>();
  readonly pulls: Pull[] = [];
  /** Where the server is, once it listens. */
  url = '';

  constructor({ owner, name, defaultBranch, files }: GithubRepositorySeed) {
    this.owner = owner;
    this.name = name;
    this.defaultBranch = defaultBranch ?? 'main';
    const tree = this.git.addTree(
      new Map(
        Object.entries(files).map(([path, content]) => [
          path,
          { mode: FILE, sha: this.git.addBlob(Buffer.from(content)) },
        ]),
      ),
    );
    const author = signatureOf(undefined);
    const first = {
      tree,
      parents: [],
      author,
      committer: author,
      message: 'Initial commit',
    };
    this.refs.set(
      `refs/heads/${this.defaultBranch}`,
      this.git.addCommit(first),
    );
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  get api(): string {
    return `${this.url}/repos/${this.fullName}`;
  }

  get page(): string {
    return `${this.url}/${this.fullName}`;
  }

  /** The commit that a branch, a ref or a commit's name stands for. */
  commitOf(name: string): string | undefined {
    return (
      this.refs.get(name) ??
      this.refs.get(`refs/heads/${name}`) ??
      (this.git.commits.has(name) ? name : undefined)
    );
  }

  /** What the head changed since it left the base: GitHub compares with three dots. */
  changesOf({ head, base }: Pull): readonly GithubChangedFile[] {
    const headSha = this.refs.get(`refs/heads/${head}`) ?? '';
    const baseSha = this.refs.get(`refs/heads/${base}`) ?? '';
    const ofBase = new Set(this.git.historyOf(baseSha));
    const parting = this.git.historyOf(headSha).find(sha => ofBase.has(sha));
    const before = this.git.filesAt(parting ?? '');
    const after = this.git.filesAt(headSha);
    const changes: GithubChangedFile[] = [];
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const [from, to] = [before.get(path), after.get(path)];
      if (!to) {
        changes.push({ path, status: 'removed', content: '' });
      } else if (from?.sha !== to.sha || from.mode !== to.mode) {
        const status = from ? 'modified' : 'added';
        const content = this.git.blobs.get(to.sha)?.toString('utf8') ?? '';
        changes.push({ path, status, content });
      }
    }
    return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

export function findRepository(
  repositories: readonly GithubRepository[],
  owner: string,
  name: string,
): GithubRepository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return repositories.find(({ fullName }) => fullName.toLowerCase() === wanted);
}

export function told(
  repository: GithubRepository,
  pull: Pull,
): GithubPullRequest {
  const { createdAt, updatedAt, ...rest } = pull;
  return {
    ...rest,
    htmlUrl: `${repository.page}/pull/${pull.number}`,
    files: repository.changesOf(pull),
  };
}
