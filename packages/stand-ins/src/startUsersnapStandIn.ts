import express, { type Express, type Request, type Response } from 'express';
import { jwtVerify } from 'jose';
import { createHmac } from 'node:crypto';
import { type StandInServer, startServer } from './startServer';

export interface UsersnapFeedback {
  readonly feedback_id: string;
  readonly feedback_number: number;
  status_type: string | null;
  priority: string | null;
  readonly text: string | null;
  readonly labels: readonly {
    readonly identifier: string;
    readonly name: string;
  }[];
  readonly is_demo: boolean;
  readonly created_at: string;
  updated_at: string;
}

export interface UsersnapProject {
  readonly project_id: string;
  readonly name: string;
  feedbacks: UsersnapFeedback[];
  /** Where changes are told, signed with the token; undefined for nowhere. */
  webhook?: { readonly url: string; readonly token: string };
}

export interface UsersnapStandIn extends StandInServer {
  /** What goes into releaseGate.usersnap. */
  readonly baseUrl: string;
  readonly projects: UsersnapProject[];
  /** Sets a state as somebody in UserSnap does, and tells the webhook. */
  setState(feedbackId: string, state: string): Promise<void>;
}

/** The signature of a webhook (Help Center, "Webhook"): body, then the timestamp in 32 bytes, little-endian. */
export function signUsersnap(
  body: Uint8Array,
  timestamp: string,
  token: string,
): string {
  const bytes = Buffer.alloc(32);
  bytes.writeBigUInt64LE(BigInt(timestamp));
  return createHmac('sha256', token).update(body).update(bytes).digest('hex');
}

/**
 * Starts a server that behaves as UserSnap documents its REST API 0.1: JWT per
 * request, envelopes with a status, 400 for an unknown project, a `next` that is
 * filled on the last page too, nulls. With a page on which a visitor of the demo
 * sets the state of feedback, which the API itself cannot.
 */
export async function startUsersnapStandIn(options: {
  readonly jwtId: string;
  readonly jwtSecret: string;
  readonly projects: UsersnapProject[];
}): Promise<UsersnapStandIn> {
  const { projects } = options;
  const secret = new TextEncoder().encode(options.jwtSecret);
  const state = { url: '' };
  const setState = async (feedbackId: string, next: string) => {
    for (const project of projects) {
      const found = project.feedbacks.find(
        each => each.feedback_id === feedbackId,
      );
      if (found) {
        found.status_type = next;
        found.updated_at = new Date().toISOString();
        await tell(project, found, state.url);
      }
    }
  };
  const server = await startServer(app => {
    installApi(app, options.jwtId, secret, projects, state);
    installPage(app, projects, setState);
  });
  state.url = server.url;
  return Object.assign(server, {
    baseUrl: `${server.url}/v0.1`,
    projects,
    setState,
  });
}

function linkOf(url: string, { feedback_id: id }: UsersnapFeedback): string {
  return `${url}/l/feedback/${id}`;
}

async function tell(
  { webhook }: UsersnapProject,
  feedback: UsersnapFeedback,
  url: string,
): Promise<void> {
  if (!webhook) {
    return;
  }
  const body = Buffer.from(
    JSON.stringify({
      feedback_number: feedback.feedback_number,
      link: linkOf(url, feedback),
      state: { identifier: feedback.status_type },
    }),
  );
  const timestamp = String(Date.now());
  await fetch(webhook.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-usersnap-timestamp': timestamp,
      'x-usersnap-signature': signUsersnap(body, timestamp, webhook.token),
    },
    body,
  }).catch(() => {
    // As with UserSnap: a hint that does not arrive is no matter.
  });
}

function whole(feedback: UsersnapFeedback, projectId: string, url: string) {
  const { text, ...rest } = feedback;
  return {
    ...rest,
    project_id: projectId,
    public_link: linkOf(url, feedback),
    assignee_id: null,
    email: 'somebody@example.com',
    client: { url: 'https://portal.example.com', city_name: null },
    custom_data: {},
    screenshot: null,
    screen_recording: null,
    ordered_inputs:
      text === null
        ? [
            {
              order: 1,
              label: 'Comment',
              boolean_value: null,
              text_value: null,
            },
          ]
        : [
            {
              order: 1,
              label: 'Comment',
              boolean_value: null,
              text_value: text,
            },
          ],
  };
}

function installApi(
  app: Express,
  jwtId: string,
  secret: Uint8Array,
  projects: UsersnapProject[],
  state: { readonly url: string },
): void {
  const fail = (res: Response, code: number, type: string) =>
    res
      .status(code)
      .json({ status: false, msg: type, errortype: type, errordata: {} });
  app.use('/v0.1', async (req, res, next) => {
    try {
      const token = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
      const { protectedHeader } = await jwtVerify(token ?? '', secret, {
        algorithms: ['HS256'],
      });
      if (protectedHeader.kid !== jwtId) {
        throw new Error('kid');
      }
      next();
    } catch {
      fail(res, 401, 'WRONG_AUTH');
    }
  });
  app.get('/v0.1/projects', (_, res) => {
    res.json({
      status: true,
      data: {
        has_more: false,
        count: projects.length,
        projects: projects.map(({ project_id, name, feedbacks }) => ({
          project_id,
          name,
          feedback_count: feedbacks.length,
        })),
      },
    });
  });
  app.post('/v0.1/projects/:projectId/feedbacks/filter', (req, res) => {
    const project = projects.find(
      ({ project_id }) => project_id === req.params.projectId,
    );
    if (!project) {
      fail(res, 400, 'SITE_NOT_FOUND');
      return;
    }
    sendPage(req, res, project, state.url);
  });
}

interface FilterItem {
  readonly filter_type: string;
  readonly operator: string;
  readonly value: string;
}

function matches(feedback: UsersnapFeedback, item: FilterItem): boolean {
  const actual =
    item.filter_type === 'state'
      ? feedback.status_type ?? ''
      : String(feedback.feedback_number);
  return item.operator === 'neq'
    ? actual !== item.value
    : actual === item.value;
}

function sendPage(
  req: Request,
  res: Response,
  { project_id: projectId, feedbacks }: UsersnapProject,
  url: string,
): void {
  const query: readonly FilterItem[] = req.body.query ?? [];
  const { order_by_type: by = 'updated_at', direction = 'desc' } =
    req.body.order_by ?? {};
  const key = by === 'created_at' ? 'created_at' : 'updated_at';
  const sign = direction === 'asc' ? 1 : -1;
  const found = feedbacks
    .filter(each => query.every(item => matches(each, item)))
    .sort((a, b) => sign * a[key].localeCompare(b[key]));
  const limit = Math.min(100, Number(req.query.limit ?? 10));
  const from =
    found.findIndex(each => each.feedback_id === req.query.after) + 1;
  const page = found.slice(from, from + limit);
  const last = page.at(-1)?.feedback_id ?? '';
  res.json({
    status: true,
    data: {
      has_more: from + limit < found.length,
      // As in the vendor's example: not the length of the page.
      count: limit,
      feedbacks: page.map(each => whole(each, projectId, url)),
      next: {
        query_string: `limit=${limit}&after=${last}`,
        limit,
        after: last,
      },
    },
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, found => ESCAPES[found]);
}

const STATES = ['open', 'in_progress', 'done'];

function row(feedback: UsersnapFeedback): string {
  const { feedback_id: id, feedback_number: number } = feedback;
  const buttons = STATES.map(
    state =>
      `<button name="state" value="${state}" ${
        state === feedback.status_type ? 'disabled' : ''
      }>${state}</button>`,
  ).join(' ');
  return `<tr id="${id}"><td>#${number}</td><td>${escape(
    feedback.text ?? '',
  )}</td><td>${escape(feedback.priority ?? '')}</td><td><b>${escape(
    feedback.status_type ?? '',
  )}</b></td><td><form method="post" action="/feedback/${id}">${buttons}</form></td></tr>`;
}

function installPage(
  app: Express,
  projects: UsersnapProject[],
  setState: (feedbackId: string, state: string) => Promise<void>,
): void {
  const show = (_: Request, res: Response) => {
    const tables = projects
      .map(
        ({ name, feedbacks }) =>
          `<h2>${escape(name)}</h2><table>${feedbacks
            .map(row)
            .join('')}</table>`,
      )
      .join('');
    res
      .type('html')
      .set(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      )
      .send(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stand-in for UserSnap</title><style>body{font:16px system-ui;max-width:60em;margin:2em auto;padding:0 1em;color:#222}h1{font-size:1.4em}.note{background:#fff3cd;padding:.8em 1em;border-radius:6px}table{border-collapse:collapse;width:100%}td{padding:.5em;border-bottom:1px solid #ddd;vertical-align:top}button{padding:.3em .7em}</style><h1>Stand-in for UserSnap</h1><p class="note">This is a part of the Release Gate demo, not UserSnap. Set feedback to done, and see the release follow.</p>${tables}</html>`,
      );
  };
  app.get('/', show);
  app.get('/l/feedback/:id', show);
  app.post(
    '/feedback/:id',
    express.urlencoded({ extended: false }),
    (req, res, next) => {
      const wanted = String(req.body.state ?? '');
      setState(req.params.id, STATES.includes(wanted) ? wanted : 'open').then(
        () => res.redirect(303, '/'),
        next,
      );
    },
  );
}
