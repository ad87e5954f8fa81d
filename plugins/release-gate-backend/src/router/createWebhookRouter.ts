import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type { TicketTracker } from 'backstage-plugin-release-gate-node';
import express, { type ErrorRequestHandler } from 'express';
import Router from 'express-promise-router';
import rateLimit from 'express-rate-limit';
import type { TicketLog } from '../application/TicketLog';
import type { AuditTrail } from './AuditTrail';
import { type FaultTranslator, RETRY_AFTER_SECONDS } from './FaultTranslator';

/** Screenshots can come along. */
const LARGEST_BODY = '25mb';
const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 120;

/** Whoever is not known learns nothing, not even why; what could not be kept is sent again. */
const refuseFaults: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error.name === 'ServiceUnavailableError') {
    res.status(503).setHeader('Retry-After', RETRY_AFTER_SECONDS).end();
    return;
  }
  res.status(401).end();
};

/**
 * Takes the messages of ticket trackers: raw bytes, judged by their signature
 * before anything is read of them. A message is a hint and no more: what it is
 * about is read again from the tracker.
 */
export function createWebhookRouter(options: {
  readonly trackers: readonly TicketTracker[];
  readonly log: TicketLog;
  readonly onHint: (trackerId: string) => Promise<void>;
  readonly trail: AuditTrail;
  readonly faults: FaultTranslator;
  readonly logger: LoggerService;
}) {
  const { trackers, log, onHint, trail, faults, logger } = options;
  const router = Router();
  router.use(
    '/webhooks',
    rateLimit({
      windowMs: WINDOW_MS,
      limit: MOST_IN_WINDOW,
      standardHeaders: false,
      legacyHeaders: false,
      // Behind a proxy the host says so with backend.trustProxy.
      validate: false,
    }),
  );
  router.post(
    '/webhooks/:tracker/:project',
    express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false }),
    async (req, res) => {
      const tracker = trackers.find(({ id }) => id === req.params.tracker);
      const isNew = await trail.follow(
        {
          eventId: 'release-gate-webhook',
          severityLevel: 'low',
          // Without the request: its sender has no credentials of the portal.
          ...(tracker && { meta: { tracker: tracker.id } }),
        },
        async () => {
          const receipt = tracker?.receive?.(req.params.project, {
            headers: req.headers,
            body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
            receivedAtMs: Date.now(),
          });
          if (!tracker || !receipt?.isAuthentic) {
            throw new AuthenticationError('The signature is not valid');
          }
          return faults.translating(() =>
            log.takeDelivery(tracker.id, receipt.key),
          );
        },
      );
      // Exactly 200, also for what was taken before: anything else is sent again.
      res.status(200).end();
      if (isNew && tracker) {
        onHint(tracker.id).catch(error =>
          logger.warn(`The hint of ${tracker.title} led nowhere`, error),
        );
      }
    },
  );
  router.use('/webhooks', refuseFaults);
  return router;
}
