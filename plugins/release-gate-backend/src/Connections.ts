import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import {
  type CheckProvider,
  type TicketTracker,
  type TimeTracker,
  checkProvidersExtensionPoint,
  ticketTrackersExtensionPoint,
  timeTrackerExtensionPoint,
} from 'backstage-plugin-release-gate-node';

/** What modules connect before the plugin starts. Connecting twice stops the start-up. */
export class Connections {
  readonly #providers = new Map<string, CheckProvider>();
  #timeTracker: TimeTracker | undefined;

  get providers(): readonly CheckProvider[] {
    return [...this.#providers.values()];
  }

  readonly #ticketTrackers = new Map<string, TicketTracker>();

  get ticketTrackers(): readonly TicketTracker[] {
    return [...this.#ticketTrackers.values()];
  }

  get timeTracker(): TimeTracker | undefined {
    return this.#timeTracker;
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
