import type { Request } from 'express';
import { type GithubRepository, findRepository } from './GithubRepository';
import { wholePull } from './githubAnswers';
import { text } from './githubFields';

/**
 * Answers the one question of octokit-plugin-create-pull-request: whether a
 * branch is there, and which open pull request it is the head of. Another
 * question is an error, told as GraphQL tells errors: with status 200.
 */
export function answerGraphql(
  repositories: readonly GithubRepository[],
  req: Request,
): object {
  const query = text(req.body.query).replace(/\s+/g, ' ');
  if (
    !/repository\(.*\) \{ ref\(.*\) \{ associatedPullRequests\(/.test(query)
  ) {
    return { errors: [{ message: 'The stand-in does not know this query' }] };
  }
  const { owner, repo, head } = Object(req.body.variables);
  const repository = findRepository(repositories, text(owner), text(repo));
  if (!repository) {
    const message = `Could not resolve to a Repository with the name '${owner}/${repo}'.`;
    return {
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'], message }],
    };
  }
  const branch = text(head).replace(/^refs\/heads\//, '');
  if (!repository.refs.has(`refs/heads/${branch}`)) {
    return { data: { repository: { ref: null } } };
  }
  const edges = repository.pulls
    .filter(pull => pull.state === 'open' && pull.head === branch)
    .slice(0, 1)
    .map(pull => {
      const whole = wholePull(repository, pull);
      const { node_id: id, number, html_url: url } = whole;
      return { node: { id, number, url } };
    });
  const ref = { associatedPullRequests: { edges } };
  return { data: { repository: { ref } } };
}
