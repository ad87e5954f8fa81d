import type { Express, Response } from 'express';
import {
  type GithubRepository,
  type Pull,
  findRepository,
} from './GithubRepository';
import { LOGIN } from './signatureOf';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: string): string {
  return value.replace(/[&<>"']/g, found => ESCAPES[found]);
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(
    title,
  )} · Stand-in for GitHub</title><style>body{font:16px system-ui;max-width:60em;margin:2em auto;padding:0 1em;color:#222}h1{font-size:1.4em}h2{font-size:1em;margin-top:2em}.note{background:#fff3cd;padding:.8em 1em;border-radius:6px}.state{background:#1a7f37;color:#fff;padding:.2em .7em;border-radius:1em}.closed{background:#cf222e}pre{background:#f6f8fa;padding:1em;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}</style><p class="note">This is a part of the Release Gate demo, not GitHub. What is here is forgotten when the demo stops.</p>${content}</html>`;
}

function pullPage(repository: GithubRepository, pull: Pull): string {
  const { number, title, body, head, base, state } = pull;
  const files = repository
    .changesOf(pull)
    .map(
      ({ path, status, content }) =>
        `<h2><code>${escape(path)}</code> ${status}</h2><pre>${escape(
          content,
        )}</pre>`,
    )
    .join('');
  const { fullName } = repository;
  return frame(
    `${title} #${number}`,
    `<p><a href="/${escape(fullName)}">${escape(fullName)}</a></p><h1>${escape(
      title,
    )} #${number}</h1><p><span class="state ${state}">${state}</span> ${LOGIN} wants to merge <code>${escape(
      head,
    )}</code> into <code>${escape(base)}</code></p><pre>${escape(
      body ?? '',
    )}</pre>${files}`,
  );
}

function listPage(repository: GithubRepository): string {
  const { fullName, pulls } = repository;
  const items = pulls.map(
    pull =>
      `<li><a href="/${escape(fullName)}/pull/${pull.number}">${escape(
        pull.title,
      )} #${pull.number}</a> ${pull.state}</li>`,
  );
  return frame(
    fullName,
    `<h1>Pull requests of ${escape(fullName)}</h1><ul>${items.join('')}</ul>`,
  );
}

/** The pages for people. */
export function installPages(
  app: Express,
  repositories: readonly GithubRepository[],
): void {
  const send = (res: Response, status: number, html: string) =>
    res
      .status(status)
      .type('html')
      .set(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      .send(html);
  app.get('/:owner/:repo', (req, res, next) => {
    const { owner, repo } = req.params;
    const repository = findRepository(repositories, owner, repo);
    if (repository) {
      send(res, 200, listPage(repository));
    } else {
      next();
    }
  });
  app.get('/:owner/:repo/pull/:number', (req, res) => {
    const { owner, repo, number } = req.params;
    const repository = findRepository(repositories, owner, repo);
    const pull = repository?.pulls.find(each => String(each.number) === number);
    if (repository && pull) {
      send(res, 200, pullPage(repository, pull));
    } else {
      send(res, 404, frame('Not found', '<h1>There is no such page</h1>'));
    }
  });
}
