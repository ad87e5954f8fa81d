import type { LoggerService } from '@backstage/backend-plugin-api';
import { ulid } from 'ulid';
import { ChangeFeed } from './ChangeFeed';
import type { CheckBindings } from './CheckBindings';
import type { CheckQueue } from './CheckQueue';
import type { DenialLog } from './DenialLog';
import type { EntityLists } from './EntityLists';
import type { KeyStore } from './KeyStore';
import type { Outbox } from './Outbox';
import type { ReleaseLists } from './ReleaseLists';
import type { Directory } from './Directory';
import { EntityQueue } from './EntityQueue';
import type { Integrations } from './Integrations';
import type { EventStore } from './EventStore';
import type { Settings } from './Settings';
import { SettingsWatch } from './SettingsWatch';
import type { TicketLog } from './TicketLog';

/** What the application reaches the world through. */
export interface Ports {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly lists: ReleaseLists;
  readonly entityLists: EntityLists;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly settings: Settings;
  readonly bindings: CheckBindings;
  readonly queue: CheckQueue;
  readonly integrations: Integrations;
  readonly ticketLog: TicketLog;
  readonly denialLog: DenialLog;
  readonly logger: LoggerService;
}

/** The ports, and what all commands and queries of this process share. */
export interface Parts extends Ports {
  readonly changes: ChangeFeed;
  readonly entityQueue: EntityQueue;
  readonly settingsWatch: SettingsWatch;
  /** The denials that are being kept: whoever asks meanwhile adds none. */
  readonly denialsInHand: Set<string>;
  /** A new ULID that sorts by the given instant. */
  readonly newId: (now: string) => string;
}

export function createParts(ports: Ports): Parts {
  return {
    ...ports,
    changes: new ChangeFeed(),
    entityQueue: new EntityQueue(),
    settingsWatch: new SettingsWatch(ports),
    denialsInHand: new Set(),
    newId: now => ulid(Date.parse(now)),
  };
}
