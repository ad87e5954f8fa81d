import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { BrokenHistory } from '../application/EventStore';
import { refusalToError } from '../application/refusalToError';

/** How long a caller had better wait; the database comes back within seconds or not soon. */
export const RETRY_AFTER_SECONDS = 5;

/** The history cannot be read or written now. */
const NOT_NOW =
  'The history cannot be reached right now. Look whether a command took effect before you repeat it, or repeat it with the same idempotencyKey.';
const FAULTY =
  'The history could not be read or written. The log of the portal says why.';

/**
 * Turns what the database's driver says into what is answered: words of our
 * own, without an address, a table or a statement. What was really said is in
 * the log.
 */
export class FaultTranslator {
  /** What the database's driver means by an error; undefined for an error of anybody else. */
  readonly faultOf: (error: unknown) => 'unavailable' | 'faulty' | undefined;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly faultOf: FaultTranslator['faultOf'];
    readonly logger: LoggerService;
  }) {
    this.faultOf = options.faultOf;
    this.#logger = options.logger;
  }

  /** Does it; a fault of the database comes out as an error that may be answered. */
  async translating<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw this.#answerable(error);
    }
  }

  #answerable(error: unknown): unknown {
    if (error instanceof BrokenHistory) {
      this.#logger.error('A history is not whole', error);
      return refusalToError({
        code: 'history-invalid',
        message: error.message,
      });
    }
    switch (this.faultOf(error)) {
      case 'unavailable':
        this.#logger.warn('The database cannot be used', error as Error);
        return new ServiceUnavailableError(NOT_NOW);
      case 'faulty':
        this.#logger.error('The database refused', error as Error);
        return new Error(FAULTY);
      default:
        return error;
    }
  }
}
