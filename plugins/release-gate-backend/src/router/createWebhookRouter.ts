import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type {
  TicketTracker,
  WebhookReceipt,
} from 'backstage-plugin-release-gate-node';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
} from 'express';
import Router from 'express-promise-router';
import type { TicketLog } from '../application/TicketLog';
import type { AuditTrail } from './AuditTrail';
import { type FaultTranslator, RETRY_AFTER_SECONDS } from './FaultTranslator';
import { WindowCounter } from './WindowCounter';

/** Screenshots can come along. */
const LARGEST_BODY = '25mb';
/** From who was refused too often: enough for a message without a screenshot. */
const LARGEST_BODY_OF_SUSPECTS = '1mb';
const LIMITS = { windowMs: 60_000, limit: 120 };
const PLACE = '/webhooks/:tracker/:project';

/** Behind a proxy the host says so with backend.trustProxy. */
function senderOf({ ip }: Request): string {
  return ip ?? '';
}

/** The tracker that expects messages for the project, where there is one. */
function trackerFor(
  trackers: readonly TicketTracker[],
  { tracker: id, project }: Request['params'],
): TicketTracker | undefined {
  const tracker = trackers.find(each => each.id === id.toLowerCase());
  const isExpected =
    tracker?.receive !== undefined && tracker.listensTo?.(project) !== false;
  return isExpected ? tracker : undefined;
}

/** Whoever is not known learns nothing, not even why; what could not be kept is sent again. */
function refuseFaults(failures: WindowCounter): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (error.name === 'ServiceUnavailableError') {
      res.status(503).setHeader('Retry-After', RETRY_AFTER_SECONDS).end();
      return;
    }
    const isTooMuch = failures.isFull(senderOf(req));
    failures.add(senderOf(req));
    res.status(isTooMuch ? 429 : 401).end();
  };
}

/** Bytes as they come; less of them from somebody who was refused too often. */
function readBody(failures: WindowCounter): RequestHandler {
  const read = (limit: string) =>
    express.raw({ type: () => true, limit, inflate: false });
  const [all, little] = [LARGEST_BODY, LARGEST_BODY_OF_SUSPECTS].map(read);
  return (req, res, next) =>
    (failures.isFull(senderOf(req)) ? little : all)(req, res, next);
}

function judge(tracker: TicketTracker, req: Request): WebhookReceipt {
  return (
    tracker.receive?.(req.params.project, {
      headers: req.headers,
      body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      receivedAtMs: Date.now(),
    }) ?? { isAuthentic: false }
  );
}

async function refuse(): Promise<never> {
  throw new AuthenticationError('The signature is not valid');
}

/** Keeps an authentic message: whether it is a new one, unless its sender sends too many. */
async function takeIn(
  tracker: TicketTracker,
  req: Request,
  by: {
    readonly log: TicketLog;
    readonly faults: FaultTranslator;
    readonly taken: WindowCounter;
  },
): Promise<boolean | 'too-many'> {
  const receipt = judge(tracker, req);
  if (!receipt.isAuthentic) {
    return refuse();
  }
  const sender = `${tracker.id}/${req.params.project}`;
  if (by.taken.isFull(sender)) {
    return 'too-many';
  }
  by.taken.add(sender);
  return by.faults.translating(() =>
    by.log.takeDelivery(tracker.id, receipt.key),
  );
}

/**
 * Takes the messages of ticket trackers: raw bytes, judged by their signature
 * before anything is read of them, and not even taken in for a project that
 * nobody expects messages for. A message is a hint and no more: what it is about
 * is read again from the tracker. Who is refused again and again never uses up
 * what is left for the authentic ones.
 */
export function createWebhookRouter(options: {
  readonly trackers: readonly TicketTracker[];
  readonly log: TicketLog;
  readonly onHint: (trackerId: string) => Promise<void>;
  readonly trail: AuditTrail;
  readonly faults: FaultTranslator;
  readonly logger: LoggerService;
}) {
  const { trackers, onHint, trail, logger } = options;
  const failures = new WindowCounter(LIMITS);
  const taken = new WindowCounter(LIMITS);
  const enter = <T>(
    tracker: TicketTracker | undefined,
    act: () => Promise<T>,
  ) =>
    trail.follow(
      {
        eventId: 'release-gate-webhook',
        severityLevel: 'low',
        // Without the request: its sender has no credentials of the portal.
        ...(tracker && { meta: { tracker: tracker.id } }),
      },
      act,
    );
  const router = Router();
  router.post(PLACE, async req => {
    if (trackerFor(trackers, req.params)) {
      return 'next';
    }
    // What still comes is let go by, and kept nowhere.
    req.resume();
    return failures.isFull(senderOf(req)) ? refuse() : enter(undefined, refuse);
  });
  router.post(PLACE, readBody(failures), async (req, res) => {
    const tracker = trackerFor(trackers, req.params);
    if (!tracker) {
      return refuse();
    }
    const isNew = await enter(tracker, () =>
      takeIn(tracker, req, { ...options, taken }),
    );
    if (isNew === 'too-many') {
      res.status(429).end();
      return undefined;
    }
    // Exactly 200, also for what was taken before: anything else is sent again.
    res.status(200).end();
    if (isNew) {
      onHint(tracker.id).catch(error =>
        logger.warn(`The hint of ${tracker.title} led nowhere`, error),
      );
    }
    return undefined;
  });
  router.use('/webhooks', refuseFaults(failures));
  return router;
}
