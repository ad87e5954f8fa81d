import { z } from 'zod/v4';
import { exactly, instant, listOf, named, oneOf } from './exactly';

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

/** What in the configuration or the catalog is weaker than it looks, or does nothing. @public */
export interface SettingsWarningJson {
  readonly code:
    | 'untrusted-locations'
    | 'pipeline-without-entities'
    | 'no-approvers'
    | 'unknown-approver'
    | 'nobody-approves'
    | 'module-not-installed'
    | 'unknown-workflow';
  readonly message: string;
}

/** How the connected tools are doing, and what an operator should look at. @public */
export interface IntegrationsJson {
  readonly items: readonly IntegrationStateJson[];
  readonly warnings: readonly SettingsWarningJson[];
}

export const integrations = named(
  'Integrations',
  exactly<IntegrationsJson>({
    items: listOf(
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
    ),
    warnings: listOf(
      named(
        'SettingsWarning',
        exactly<SettingsWarningJson>({
          code: oneOf<SettingsWarningJson['code']>({
            'untrusted-locations': true,
            'pipeline-without-entities': true,
            'no-approvers': true,
            'unknown-approver': true,
            'nobody-approves': true,
            'module-not-installed': true,
            'unknown-workflow': true,
          }),
          message: z.string(),
        }),
      ),
    ),
  }),
);
