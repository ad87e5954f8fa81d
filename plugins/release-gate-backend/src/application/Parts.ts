import type { LoggerService } from '@backstage/backend-plugin-api';
import { ulid } from 'ulid';
import { ChangeFeed } from './ChangeFeed';
import type { CheckBindings } from './CheckBindings';
import type { CheckQueue } from './CheckQueue';
import type { Directory } from './Directory';
import { EntityQueue } from './EntityQueue';
import type { Integrations } from './Integrations';
import { RecentEntities } from './RecentEntities';
import type { ReleaseStore } from './ReleaseStore';
import type { Settings } from './Settings';
import type { TicketLog } from './TicketLog';

/** What the application reaches the world through. */
export interface Ports {
  readonly store: ReleaseStore;
  readonly directory: Directory;
  readonly settings: Settings;
  readonly bindings: CheckBindings;
  readonly queue: CheckQueue;
  readonly integrations: Integrations;
  readonly ticketLog: TicketLog;
  readonly logger: LoggerService;
}

/** The ports, and what all commands and queries of this process share. */
export interface Parts extends Ports {
  readonly changes: ChangeFeed;
  readonly entityQueue: EntityQueue;
  readonly recentEntities: RecentEntities;
  /** A new ULID that sorts by the given instant. */
  readonly newId: (now: string) => string;
}

export function createParts(ports: Ports): Parts {
  return {
    ...ports,
    changes: new ChangeFeed(),
    entityQueue: new EntityQueue(),
    recentEntities: new RecentEntities(ports.directory),
    newId: now => ulid(Date.parse(now)),
  };
}
