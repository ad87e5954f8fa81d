import type { Express, Request, RequestHandler, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { type StandInServer, startServer } from './startServer';

export interface ClockifyUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface ClockifyProject {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

export interface ClockifyTag {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

export interface ClockifyEntry {
  readonly id: string;
  readonly userId: string;
  readonly projectId: string | null;
  readonly tagIds: readonly string[] | null;
  readonly description: string;
  readonly billable: boolean;
  readonly timeInterval: {
    readonly start: string;
    readonly end: string | null;
  };
}

/** What is in the workspace; tests and the demo fill it and look into it. */
export interface ClockifyWorkspace {
  readonly id: string;
  name: string;
  /** Without ADD_TIME_FOR_OTHERS nobody logs for others. */
  features: string[];
  settings: {
    forceProjects?: boolean;
    forceTasks?: boolean;
    forceTags?: boolean;
    lockTimeEntries?: string | null;
  };
  /** Whether the person of the key is an admin. */
  isAdmin: boolean;
  /** Whether the reports can be asked. */
  hasReports: boolean;
  users: ClockifyUser[];
  projects: ClockifyProject[];
  tags: ClockifyTag[];
  entries: ClockifyEntry[];
}

export interface ClockifyStandIn extends StandInServer {
  /** What goes into releaseGate.clockify. */
  readonly baseUrl: string;
  readonly reportsBaseUrl: string;
  readonly workspace: ClockifyWorkspace;
}

/** An id as Clockify's: 24 hex digits. */
export function newClockifyId(): string {
  return randomBytes(12).toString('hex');
}

class Refused extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A page of a list, and the header that says whether it is the last one. */
function sendPage(req: Request, res: Response, items: readonly unknown[]) {
  const page = Number(req.query.page ?? 1);
  const size = Number(req.query['page-size'] ?? 50);
  const from = (page - 1) * size;
  res
    .set('Last-Page', String(from + size >= items.length))
    .json(items.slice(from, from + size));
}

function whole(entry: ClockifyEntry, workspaceId: string) {
  const { start, end } = entry.timeInterval;
  const seconds = end ? (Date.parse(end) - Date.parse(start)) / 1000 : null;
  return {
    ...entry,
    workspaceId,
    taskId: null,
    type: 'REGULAR',
    isLocked: false,
    timeInterval: {
      start,
      end,
      duration: seconds === null ? null : `PT${seconds}S`,
    },
  };
}

/**
 * Starts a server that behaves as Clockify documents its REST API v1: paging by
 * `page-size` and `Last-Page`, e-mails found by a part of them, errors with
 * message and code, nulls where real answers have them.
 */
export async function startClockifyStandIn(options: {
  readonly apiKey: string;
  readonly workspace: ClockifyWorkspace;
}): Promise<ClockifyStandIn> {
  const { apiKey, workspace } = options;
  const [owner] = workspace.users;
  const server = await startServer(app =>
    install(app, apiKey, workspace, owner),
  );
  return Object.assign(server, {
    baseUrl: `${server.url}/api`,
    reportsBaseUrl: `${server.url}/report`,
    workspace,
  });
}

function install(
  app: Express,
  apiKey: string,
  workspace: ClockifyWorkspace,
  owner: ClockifyUser,
): void {
  const guarded =
    (act: (req: Request, res: Response) => void): RequestHandler =>
    (req, res) => {
      try {
        if (req.get('x-api-key') !== apiKey) {
          throw new Refused(
            401,
            1000,
            'Full authentication is required to access this resource',
          );
        }
        if (
          req.params.workspaceId !== undefined &&
          req.params.workspaceId !== workspace.id
        ) {
          throw new Refused(403, 501, 'Access Denied');
        }
        act(req, res);
      } catch (error) {
        if (!(error instanceof Refused)) {
          throw error;
        }
        const { status, code, message } = error;
        res.status(status).json({ message, code });
      }
    };
  const at = '/api/v1/workspaces/:workspaceId';

  app.get(
    '/api/v1/user',
    guarded((_, res) => {
      res.json({ ...owner, activeWorkspace: workspace.id, status: 'ACTIVE' });
    }),
  );
  app.get(
    at,
    guarded((_, res) => {
      const { id, name, features, settings } = workspace;
      res.json({ id, name, features, workspaceSettings: settings });
    }),
  );
  app.get(
    `${at}/users`,
    guarded((req, res) => {
      if (!workspace.isAdmin) {
        throw new Refused(403, 501, 'Access Denied');
      }
      const part = text(req.query.email).toLowerCase();
      const found = workspace.users.filter(({ email }) =>
        email.toLowerCase().includes(part),
      );
      sendPage(req, res, found);
    }),
  );
  app.get(
    `${at}/projects/:projectId`,
    guarded((req, res) => {
      res.json(requireProject(workspace, req.params.projectId));
    }),
  );
  app.get(
    `${at}/tags`,
    guarded((req, res) => {
      const name = text(req.query.name);
      const isStrict = req.query['strict-name-search'] === 'true';
      const isArchived = req.query.archived === 'true';
      sendPage(
        req,
        res,
        workspace.tags.filter(
          tag =>
            tag.archived === isArchived &&
            (isStrict ? tag.name === name : tag.name.includes(name)),
        ),
      );
    }),
  );
  app.post(
    `${at}/tags`,
    guarded((req, res) => {
      const name = text(req.body.name);
      if (workspace.tags.some(tag => tag.name === name)) {
        throw new Refused(400, 501, `Tag with name '${name}' already exists`);
      }
      const tag = { id: newClockifyId(), name, archived: false };
      workspace.tags.push(tag);
      res.status(201).json({ ...tag, workspaceId: workspace.id });
    }),
  );
  app.post(
    `${at}/time-entries`,
    guarded((req, res) => addEntry(workspace, owner.id, req, res)),
  );
  app.post(
    `${at}/user/:userId/time-entries`,
    guarded((req, res) => {
      const isOther = req.params.userId !== owner.id;
      if (
        isOther &&
        !(
          workspace.isAdmin &&
          workspace.features.includes('ADD_TIME_FOR_OTHERS')
        )
      ) {
        throw new Refused(403, 501, 'Access Denied');
      }
      addEntry(workspace, req.params.userId, req, res);
    }),
  );
  app.get(
    `${at}/user/:userId/time-entries`,
    guarded((req, res) => {
      const { description, start, end } = req.query;
      sendPage(
        req,
        res,
        workspace.entries
          .filter(
            entry =>
              entry.userId === req.params.userId &&
              entry.description.includes(text(description)) &&
              (!start || entry.timeInterval.start >= text(start)) &&
              (!end || entry.timeInterval.start <= text(end)),
          )
          .map(entry => whole(entry, workspace.id)),
      );
    }),
  );
  app.get(
    `${at}/time-entries/:id`,
    guarded((req, res) => {
      const found = workspace.entries.find(({ id }) => id === req.params.id);
      if (!found) {
        throw new Refused(400, 501, "TIMEENTRY with id doesn't exist");
      }
      res.json(whole(found, workspace.id));
    }),
  );
  app.post(
    '/report/v1/workspaces/:workspaceId/reports/detailed',
    guarded((req, res) => {
      if (!workspace.hasReports) {
        throw new Refused(403, 501, 'Access Denied');
      }
      report(workspace, req, res);
    }),
  );
  app.use((_, res) => {
    // As a gateway does it: no JSON.
    res.status(404).type('html').send('<html>Not Found</html>');
  });
}

function requireProject(
  { projects }: ClockifyWorkspace,
  projectId: string,
): ClockifyProject {
  const found = projects.find(({ id }) => id === projectId);
  if (!found) {
    throw new Refused(400, 501, "PROJECT with id doesn't exist");
  }
  return found;
}

function addEntry(
  workspace: ClockifyWorkspace,
  userId: string,
  req: Request,
  res: Response,
): void {
  const { start, end, projectId, tagIds, description, billable } = req.body;
  const { forceProjects, forceTags, lockTimeEntries } = workspace.settings;
  if (end && Date.parse(end) <= Date.parse(start)) {
    throw new Refused(400, 501, 'End has to be after start');
  }
  if (projectId) {
    requireProject(workspace, projectId);
  } else if (forceProjects) {
    throw new Refused(400, 501, 'Project is required');
  }
  if (forceTags && !tagIds?.length) {
    throw new Refused(400, 501, 'Tag is required');
  }
  if (lockTimeEntries && start < lockTimeEntries) {
    throw new Refused(400, 501, 'Time entry is locked');
  }
  const entry: ClockifyEntry = {
    id: newClockifyId(),
    userId,
    projectId: projectId ?? null,
    tagIds: tagIds?.length ? tagIds : null,
    description: text(description),
    billable: billable === true,
    timeInterval: { start, end: end ?? null },
  };
  workspace.entries.push(entry);
  res.status(201).json(whole(entry, workspace.id));
}

/** The detailed report; its dates carry no zone and are read in UTC here. */
function report(workspace: ClockifyWorkspace, req: Request, res: Response) {
  const { dateRangeStart, dateRangeEnd, projects, detailedFilter } = req.body;
  const ids: readonly string[] = projects?.ids ?? [];
  const found = workspace.entries.filter(
    ({ projectId, timeInterval }) =>
      (ids.length === 0 || ids.includes(projectId ?? '')) &&
      Date.parse(timeInterval.start) >= Date.parse(`${dateRangeStart}Z`) &&
      Date.parse(timeInterval.start) <= Date.parse(`${dateRangeEnd}Z`),
  );
  const { page, pageSize } = detailedFilter;
  res.json({
    totals: [],
    timeentries: found
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ id, tagIds, timeInterval, ...rest }) => ({
        ...rest,
        _id: id,
        tags: (tagIds ?? []).map(tagId => ({
          _id: tagId,
          name: workspace.tags.find(tag => tag.id === tagId)?.name,
        })),
        timeInterval: { ...timeInterval, duration: 0 },
      })),
  });
}
