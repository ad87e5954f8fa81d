import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
  LoggerService,
} from '@backstage/backend-plugin-api';

/** What an entry of the portal's audit log says. */
export type AuditEntry = AuditorServiceCreateEventOptions;

/**
 * Enters in the portal's audit log what is done and what is denied. Every entry
 * that is opened is closed exactly once, and an auditor that fails at that
 * changes nothing of the answer: it is logged.
 */
export class AuditTrail {
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly auditor: AuditorService;
    readonly logger: LoggerService;
  }) {
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  /** Enters an act and how it ended. What cannot be entered is not carried out. */
  async follow<T>(entry: AuditEntry, act: () => Promise<T>): Promise<T> {
    const event = await this.#auditor.createEvent(entry);
    let result: T;
    try {
      result = await act();
    } catch (error) {
      await this.#settle(() => event.fail({ error: error as Error }));
      throw error;
    }
    await this.#settle(() => event.success());
    return result;
  }

  /** Enters an act only where it is denied to its caller; the rest is no news. */
  async followDenials<T>(entry: AuditEntry, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAllowedError') {
        await this.#settle(async () => {
          const event = await this.#auditor.createEvent(entry);
          await event.fail({ error });
        });
      }
      throw error;
    }
  }

  /** Enters something that has happened. */
  async note(entry: AuditEntry): Promise<void> {
    await this.#settle(async () => {
      const event = await this.#auditor.createEvent(entry);
      await event.success();
    });
  }

  async #settle(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.error('An entry of the audit log was lost', error as Error);
    }
  }
}
