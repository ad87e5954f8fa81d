import type { Express } from 'express';
import { AT, type InRepository } from './InRepository';
import { wholePull } from './githubAnswers';
import {
  addAssignees,
  createPull,
  requestReviewers,
  requirePull,
  updatePull,
} from './githubPulls';
import { paged } from './paged';

/** Pull requests, their reviewers and their assignees. */
export function installPullRoutes(
  app: Express,
  inRepository: InRepository,
): void {
  app.get(
    `${AT}/pulls`,
    inRepository('pulls/pulls#list-pull-requests', (repository, req, res) => {
      const { state = 'open', head, base } = req.query;
      const found = repository.pulls.filter(
        pull =>
          (state === 'all' || pull.state === state) &&
          (!head || `${repository.owner}:${pull.head}` === head) &&
          (!base || pull.base === base),
      );
      const whole = found.map(pull => wholePull(repository, pull)).reverse();
      return paged(repository, req, res, whole);
    }),
  );
  app.post(
    `${AT}/pulls`,
    inRepository('pulls/pulls#create-a-pull-request', (repository, req) =>
      wholePull(repository, createPull(repository, req)),
    ),
  );
  app.get(
    `${AT}/pulls/:number`,
    inRepository('pulls/pulls#get-a-pull-request', (repository, req) =>
      wholePull(repository, requirePull(repository, req)),
    ),
  );
  app.patch(
    `${AT}/pulls/:number`,
    inRepository('pulls/pulls#update-a-pull-request', (repository, req) => {
      const pull = requirePull(repository, req);
      updatePull(repository, pull, req);
      return wholePull(repository, pull);
    }),
  );
  app.post(
    `${AT}/pulls/:number/requested_reviewers`,
    inRepository(
      'pulls/review-requests#request-reviewers-for-a-pull-request',
      (repository, req) => {
        const pull = requirePull(repository, req);
        requestReviewers(pull, req);
        return wholePull(repository, pull);
      },
    ),
  );
  app.post(
    `${AT}/issues/:number/assignees`,
    inRepository(
      'issues/assignees#add-assignees-to-an-issue',
      (repository, req) => {
        const pull = requirePull(repository, req);
        addAssignees(pull, req);
        const whole = wholePull(repository, pull);
        const { url, issue_url, head, base, ...issue } = whole;
        const links = { url, html_url: issue.html_url };
        return { ...issue, url: issue_url, pull_request: links };
      },
    ),
  );
}
