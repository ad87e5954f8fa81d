import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsServiceCounter } from '@backstage/backend-plugin-api/alpha';
import type { GateAnswerJson } from 'backstage-plugin-release-gate-common';
import type { Request } from 'express';

/**
 * Counts what the gate denies and enters it in the audit log. The answer does
 * not wait for either.
 */
export class DenialObserver {
  readonly #options: {
    readonly auditor: AuditorService;
    readonly counter: MetricsServiceCounter;
    readonly logger: LoggerService;
  };

  constructor(options: {
    readonly auditor: AuditorService;
    readonly counter: MetricsServiceCounter;
    readonly logger: LoggerService;
  }) {
    this.#options = options;
  }

  observe(
    req: Request,
    question: {
      readonly entityRef: string;
      readonly environment: string;
      readonly commit: string;
    },
    answer: GateAnswerJson,
  ): void {
    if (answer.allowed) {
      return;
    }
    const { auditor, counter, logger } = this.#options;
    const reasons = [...new Set(answer.reasons.map(({ code }) => code))];
    counter.add(1, { reason: reasons[0] });
    auditor
      .createEvent({
        eventId: 'release-gate-denial',
        severityLevel: 'low',
        request: req,
        meta: { ...question, reasons },
      })
      .then(event => event.success())
      .catch(error => logger.warn('A denial was not audited', error));
  }
}
