import { z } from 'zod/v4';
import { exactly, instant, named, oneOf } from './exactly';
import { itemsOf } from './page';

/** What is connected: a time tracker, a ticket tracker. @public */
export interface IntegrationJson {
  readonly id: string;
  readonly title: string;
  /** Where in it, as its own users say: a workspace, say. */
  readonly place?: string;
}

const connected = {
  id: z.string(),
  title: z.string(),
  place: z.string().optional(),
};

export const integrationJson = named(
  'Integration',
  exactly<IntegrationJson>(connected),
);

/** An integration and how it is doing. @public */
export interface IntegrationStateJson extends IntegrationJson {
  readonly kind: 'time-tracker' | 'ticket-tracker';
  readonly status: 'ok' | 'failing' | 'unavailable';
  readonly message: string;
  readonly checkedAt: string;
}

export const integrations = itemsOf(
  'Integrations',
  exactly<IntegrationStateJson>({
    ...connected,
    kind: oneOf<IntegrationStateJson['kind']>({
      'time-tracker': true,
      'ticket-tracker': true,
    }),
    status: oneOf<IntegrationStateJson['status']>({
      ok: true,
      failing: true,
      unavailable: true,
    }),
    message: z.string(),
    checkedAt: instant,
  }),
);
