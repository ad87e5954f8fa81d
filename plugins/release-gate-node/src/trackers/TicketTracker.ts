import type { TicketFinding } from 'backstage-plugin-release-gate-common';
import type { IntegrationHealth, TrackerCall } from './RequestBudget';

/**
 * A ticket of a service. `id` is what people call it: a number, a key.
 *
 * @public
 */
export interface TicketOf {
  readonly entityRef: string;
  readonly id: string;
}

/**
 * A ticket that was found, to be linked.
 *
 * @public
 */
export type FoundTicket = TicketFinding & { readonly id: string };

/**
 * What to look for among the tickets of a service.
 *
 * @public
 */
export interface TicketQuery {
  readonly entityRef: string;
  /** Exactly this one. */
  readonly id?: string;
  readonly state?: 'open' | 'closed';
  /** 1 to 100. */
  readonly limit: number;
}

/**
 * A message of a tracker as it came in, before anything of it was read.
 *
 * @public
 */
export interface WebhookDelivery {
  /** By lower-case name. */
  readonly headers: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
  readonly body: Uint8Array;
  /** When it came in, milliseconds since 1970. */
  readonly receivedAtMs: number;
}

/**
 * Whether a message is from the tracker. `key` is the same for the same message
 * only.
 *
 * @public
 */
export type WebhookReceipt =
  | { readonly isAuthentic: false }
  | { readonly isAuthentic: true; readonly key: string };

/**
 * A program in which tickets are kept.
 *
 * @public
 */
export interface TicketTracker {
  /** Kebab-case; what tickets name as their tracker. */
  readonly id: string;
  /** As its users call it. */
  readonly title: string;
  /** Where in it, as its users say, once that is known. */
  readonly place?: string;
  /** How many requests an hour it may be sent, by all replicas together. */
  readonly requestsPerHour: number;
  /** Finds tickets of a service. @throws TrackerRejection, TrackerUnavailable */
  search(
    query: TicketQuery,
    call: TrackerCall,
  ): Promise<readonly FoundTicket[]>;
  /**
   * What the tracker says of a ticket, or undefined where it says that there is
   * none.
   *
   * @throws TrackerRejection, TrackerUnavailable: then nothing is known
   */
  read(ticket: TicketOf, call: TrackerCall): Promise<TicketFinding | undefined>;
  /**
   * Closes a ticket; one that is closed already stays so. Missing where the
   * tracker offers no way to: nothing then pretends that it can.
   *
   * @throws TrackerRejection, TrackerUnavailable
   */
  close?(ticket: TicketOf, call: TrackerCall): Promise<void>;
  health(call: TrackerCall): Promise<IntegrationHealth>;
  /**
   * Whether messages for the project are expected at all: asked before anything
   * of a message is read. Without it every project is listened to.
   */
  listensTo?(project: string): boolean;
  /**
   * Judges a message for one of its projects by its signature alone, without
   * parsing it. Missing where the tracker sends none.
   */
  receive?(project: string, delivery: WebhookDelivery): WebhookReceipt;
}
