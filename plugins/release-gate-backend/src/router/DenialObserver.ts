import type { MetricsServiceCounter } from '@backstage/backend-plugin-api/alpha';
import type { GateAnswerJson } from 'backstage-plugin-release-gate-common';
import type { Request } from 'express';
import type { AuditTrail } from './AuditTrail';

/**
 * Counts what the gate denies and enters it in the audit log. The answer does
 * not wait for either.
 */
export class DenialObserver {
  readonly #trail: AuditTrail;
  readonly #counter: MetricsServiceCounter;

  constructor(options: {
    readonly trail: AuditTrail;
    readonly counter: MetricsServiceCounter;
  }) {
    this.#trail = options.trail;
    this.#counter = options.counter;
  }

  observe(
    request: Request | undefined,
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
    const reasons = [...new Set(answer.reasons.map(({ code }) => code))];
    this.#counter.add(1, { reason: reasons[0] });
    // Never rejects: what goes wrong with an entry is logged.
    void this.#trail.note({
      eventId: 'release-gate-denial',
      severityLevel: 'low',
      request,
      meta: { ...question, reasons },
    });
  }
}
