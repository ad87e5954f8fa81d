import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler, Response } from 'express';
import type { OperationName } from './operations';

type Act = (req: Request, res: Response) => Promise<void>;

/** Enters a command, accepted or refused, in the audit log of the portal. */
export function auditedCommand(
  auditor: AuditorService,
  name: OperationName,
  act: Act,
): RequestHandler {
  return async (req, res) => {
    const event = await auditor.createEvent({
      eventId: 'release-gate-command',
      severityLevel: 'medium',
      request: req,
      meta: { actionType: name, ...req.params },
    });
    try {
      await act(req, res);
      await event.success();
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  };
}

/** Enters a read that was denied to its caller; other reads are no news. */
export function auditedRead(
  auditor: AuditorService,
  name: OperationName,
  act: Act,
): RequestHandler {
  return async (req, res) => {
    try {
      await act(req, res);
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAllowedError') {
        const event = await auditor.createEvent({
          eventId: 'release-gate-read',
          severityLevel: 'medium',
          request: req,
          meta: { actionType: name, ...req.params },
        });
        await event.fail({ error });
      }
      throw error;
    }
  };
}
