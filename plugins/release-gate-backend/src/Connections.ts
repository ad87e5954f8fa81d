import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import {
  type CheckProvider,
  type TicketTracker,
  type TimeTracker,
  checkProvidersExtensionPoint,
  ticketTrackersExtensionPoint,
  timeTrackerExtensionPoint,
} from 'backstage-plugin-release-gate-node';
import { CheckBindings } from './application/CheckBindings';
import type { Ports } from './application/Parts';
import type { Settings } from './application/Settings';

type Connected = Pick<Ports, 'integrations' | 'bindings'>;

/** What modules connect before the plugin starts. Connecting twice stops the start-up. */
export class Connections {
  readonly #providers = new Map<string, CheckProvider>();
  readonly #ticketTrackers = new Map<string, TicketTracker>();
  #timeTracker: TimeTracker | undefined;

  /** Everything that modules have connected, bound to the configured workflows. @throws Error that names the key which cannot be bound */
  connect({ probes, workflows }: Settings): Connected {
    const timeTracker = this.#timeTracker;
    return {
      integrations: {
        ...(timeTracker && { timeTracker }),
        ticketTrackers: [...this.#ticketTrackers.values()],
      },
      bindings: new CheckBindings({
        providers: [...this.#providers.values()],
        probes,
        workflows,
        ...(timeTracker && { timeTracker: timeTracker.id }),
      }),
    };
  }

  /** Offers the extension points. */
  offerOn(env: BackendPluginRegistrationPoints): void {
    env.registerExtensionPoint(checkProvidersExtensionPoint, {
      addCheckProvider: provider => {
        if (this.#providers.has(provider.id)) {
          throw new Error(
            `The check provider '${provider.id}' is registered twice`,
          );
        }
        this.#providers.set(provider.id, provider);
      },
    });
    env.registerExtensionPoint(ticketTrackersExtensionPoint, {
      addTicketTracker: tracker => {
        if (this.#ticketTrackers.has(tracker.id)) {
          throw new Error(
            `The ticket tracker '${tracker.id}' is connected twice`,
          );
        }
        this.#ticketTrackers.set(tracker.id, tracker);
      },
    });
    env.registerExtensionPoint(timeTrackerExtensionPoint, {
      setTimeTracker: tracker => {
        if (this.#timeTracker) {
          throw new Error(
            `The time tracker '${tracker.id}' cannot be connected: '${
              this.#timeTracker.id
            }' is already`,
          );
        }
        this.#timeTracker = tracker;
      },
    });
  }
}
