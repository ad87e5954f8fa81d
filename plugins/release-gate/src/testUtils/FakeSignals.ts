import type {
  SignalApi,
  SignalSubscriber,
} from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import type { ReleaseSignal } from '../hooks/useLive';

/** Signals that come when a test sends them. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(message: JsonObject) => void>();

  subscribe<TMessage extends JsonObject>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ): SignalSubscriber {
    if (channel !== 'release-gate') {
      return { unsubscribe: () => undefined };
    }
    const listener = onMessage as (message: JsonObject) => void;
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Says that something happened to a release. */
  send(signal: ReleaseSignal): void {
    for (const listener of this.#listeners) {
      listener({ ...signal });
    }
  }
}
