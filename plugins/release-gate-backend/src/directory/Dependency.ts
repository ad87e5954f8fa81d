import { ServiceUnavailableError } from '@backstage/errors';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  type IPolicy,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  timeout,
  wrap,
} from 'cockatiel';

/** After so many failures in a row nobody is made to wait for it any more. */
const FAILURES_IN_A_ROW = 3;
/** How long it is left alone then, before one question finds out whether it answers again. */
const RESTS_FOR_MS = 1_000;

/** The library's own guard for this class looks for another one's mark. */
function isSilence(error: unknown): boolean {
  return error instanceof TaskCancelledError;
}

/**
 * A part of the platform that is asked over the network, and waited for no
 * longer than its limit. Where all questions to it share one fate, it may rest:
 * once it has not answered several times in a row, it is asked by one question
 * at a time, and everybody else is told at once.
 */
export class Dependency {
  readonly #name: string;
  readonly #policy: IPolicy;

  /** @param options - `restsAfter` tells which errors stand for not being able to answer, as silence does; without it, it never rests */
  constructor(options: {
    /** As it is called in a sentence. */
    readonly name: string;
    readonly timeoutMs: number;
    readonly restsAfter?: (error: unknown) => boolean;
  }) {
    const { name, timeoutMs, restsAfter } = options;
    this.#name = name;
    // Backstage's clients take no signal: what is not waited for ends by itself.
    const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
    this.#policy = restsAfter
      ? wrap(
          circuitBreaker(
            handleWhen(error => isSilence(error) || restsAfter(error)),
            {
              breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
              halfOpenAfter: RESTS_FOR_MS,
            },
          ),
          limit,
        )
      : limit;
  }

  /**
   * Asks it something.
   *
   * @throws ServiceUnavailableError where it does not answer in time, or has not for a while
   */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await this.#policy.execute(question);
    } catch (error) {
      if (isSilence(error) || error instanceof BrokenCircuitError) {
        throw new ServiceUnavailableError(
          `${this.#name} does not answer; try again later`,
        );
      }
      throw error;
    }
  }
}
