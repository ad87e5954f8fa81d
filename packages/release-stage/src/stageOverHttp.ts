import { ResponseError } from '@backstage/errors';
import {
  type Operation,
  callOverHttp,
  operations,
} from 'backstage-plugin-release-gate-common';
import type { Person, Stage } from './Stage';

/** A stage in a backend, whose clock is real: what it answers is held against the contract. */
export function stageOverHttp(options: {
  /** Where the plugin answers, without a trailing slash. */
  readonly baseUrl: () => string;
  /** The header that somebody is known by. */
  readonly authorizationOf: (who: Person) => string;
}): Stage {
  return {
    wait: () => undefined,
    call: async (who, name, call) => {
      const authorization = options.authorizationOf(who);
      const callAs = callOverHttp({
        baseUrl: async () => options.baseUrl(),
        fetchApi: {
          fetch: (input, init) =>
            fetch(input, {
              ...init,
              headers: {
                ...init?.headers,
                authorization,
                // A connection that is kept is closed by a server whose process
                // was busy for longer than it waits, and then a call is lost.
                connection: 'close',
              },
            }),
        },
      });
      try {
        const answer = await callAs(name, call);
        const operation: Operation = operations[name];
        operation.answer.parse(answer);
        return answer;
      } catch (error) {
        if (error instanceof ResponseError) {
          const { statusCode, body } = error;
          throw new Error(`${statusCode}: ${JSON.stringify(body)}`);
        }
        throw error;
      }
    },
  };
}
