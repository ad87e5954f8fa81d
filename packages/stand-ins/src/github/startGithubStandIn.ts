import type {
  ErrorRequestHandler,
  Express,
  Request,
  RequestHandler,
  Response,
} from 'express';
import { startServer } from '../startServer';
import { GithubRepository, findRepository, told } from './GithubRepository';
import type { GithubRepositorySeed, GithubStandIn } from './GithubStandIn';
import { AT, type InRepository } from './InRepository';
import { contentOf, listedCommit } from './gitAnswers';
import { wholeRepository } from './githubAnswers';
import { Refused, notFound, sendRefusal } from './githubErrors';
import { text } from './githubFields';
import { answerGraphql } from './githubGraphql';
import { installPages } from './githubPages';
import { installGitRoutes } from './installGitRoutes';
import { installPullRoutes } from './installPullRoutes';
import { paged } from './paged';

/** Files come in the bodies, in base64. */
const LARGEST_BODY = '40mb';

/**
 * Starts a server that behaves as GitHub documents its REST API (version
 * 2022-11-28, docs.github.com/rest) and GraphQL API where Backstage's scaffolder
 * action `publish:github:pull-request` calls them: blobs, trees, commits and refs
 * are kept under the names that Git gives them, pull requests are told from their
 * branches, and what GitHub refuses is refused in its words. Its `url` goes into
 * integrations.github as apiBaseUrl. Pull requests have a page for people.
 *
 * There are no forks, no tags, no merging and no permissions: whoever has the
 * token may write, and everybody is a collaborator.
 */
export async function startGithubStandIn(options: {
  readonly token: string;
  readonly repositories: readonly GithubRepositorySeed[];
}): Promise<GithubStandIn> {
  const repositories = options.repositories.map(
    seed => new GithubRepository(seed),
  );
  const server = await startServer(
    app => {
      installPages(app, repositories);
      installApi(app, options.token, repositories);
    },
    { bodyLimit: LARGEST_BODY },
  );
  repositories.forEach(repository => {
    repository.url = server.url;
  });
  return Object.assign(server, {
    close: () => server.stop(),
    pullRequests(owner: string, repo: string) {
      const repository = findRepository(repositories, owner, repo);
      if (!repository) {
        throw new Error(`There is no repository ${owner}/${repo}`);
      }
      return repository.pulls.map(pull => told(repository, pull));
    },
  });
}

function installApi(
  app: Express,
  token: string,
  repositories: readonly GithubRepository[],
): void {
  const guarded =
    (
      docs: string,
      act: (req: Request, res: Response) => void,
    ): RequestHandler =>
    (req, res) => {
      try {
        const [, given] =
          /^(?:token|bearer) +(\S.*)$/i.exec(req.get('authorization') ?? '') ??
          [];
        if (given !== token) {
          throw new Refused(401, 'Bad credentials');
        }
        act(req, res);
      } catch (error) {
        if (!(error instanceof Refused)) {
          throw error;
        }
        sendRefusal(res, error, error.status === 401 ? 'rest' : docs);
      }
    };
  const inRepository: InRepository = (docs, answer) =>
    guarded(`rest/${docs}`, (req, res) => {
      const { owner, repo } = req.params;
      const repository = findRepository(repositories, owner, repo);
      if (!repository) {
        throw notFound();
      }
      const body = answer(repository, req, res);
      res.status(req.method === 'POST' ? 201 : 200).json(body);
    });
  installReads(app, inRepository);
  installGitRoutes(app, inRepository);
  installPullRoutes(app, inRepository);
  app.post(
    '/graphql',
    guarded('graphql', (req, res) => {
      res.json(answerGraphql(repositories, req));
    }),
  );
  app.use(
    guarded('rest', () => {
      throw notFound();
    }),
  );
  const onUnreadable: ErrorRequestHandler = (error, _req, res, next) => {
    if (error.type === 'entity.parse.failed') {
      sendRefusal(res, new Refused(400, 'Problems parsing JSON'), 'rest');
    } else {
      next(error);
    }
  };
  app.use(onUnreadable);
}

function installReads(app: Express, inRepository: InRepository): void {
  app.get(AT, inRepository('repos/repos#get-a-repository', wholeRepository));
  app.get(
    `${AT}/commits`,
    inRepository('commits/commits#list-commits', (repository, req, res) => {
      const from = repository.commitOf(
        text(req.query.sha) || repository.defaultBranch,
      );
      if (from === undefined) {
        throw notFound();
      }
      const commits = repository.git
        .historyOf(from)
        .map(sha => listedCommit(repository, sha));
      return paged(repository, req, res, commits);
    }),
  );
  app.get(
    `${AT}/contents/*`,
    inRepository('repos/contents#get-repository-content', contentOf),
  );
}
