import type {
  Actor,
  EntityRef,
  Policy,
  ReportDeployment,
  Roles,
  Workflow,
} from '../../domain';
import { commitOf, environmentNamed } from '../simulation';

export const ENTITY = 'component:default/payments' as EntityRef;
export const START = '2026-05-12T08:00:00.000Z';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * The commits, by the names that counter-examples call them. `old` is what ran
 * before anything was recorded. No honest approver ever approves `evil`.
 */
export const COMMITS = {
  a: commitOf('a'),
  b: commitOf('b'),
  evil: commitOf('e'),
  old: commitOf('9'),
} as const;

export type CommitName = keyof typeof COMMITS;

/** The version that goes with a commit. */
export const versionOf = (commit: CommitName): string => `1.0-${commit}`;

/** Both environments of tier production. */
export const PRODUCTION = [
  environmentNamed('production'),
  environmentNamed('production-2'),
] as const;

/** An actor with what they may do. Programs and agents are here too. */
interface Member {
  readonly actor: Actor;
  readonly roles: Roles;
}

function person(
  name: string,
  { owner = false, approver = false, agent = false },
): Member {
  const ref = `user:default/${name}`;
  return {
    actor: { type: 'user', ref, ...(agent && { actor: 'plugin:agent' }) },
    roles: {
      owner,
      approver: approver ? { found: true, via: [ref] } : { found: false },
      pipeline: false,
    },
  };
}

function program(type: 'service' | 'system', ref: string): Member {
  return {
    actor: { type, ref },
    roles: {
      owner: false,
      approver: { found: false },
      pipeline: type === 'service',
    },
  };
}

/** Everybody who tries something. */
export const CAST = {
  engineer: person('engineer', { owner: true }),
  colleague: person('colleague', { owner: true }),
  /** An engineer of the entity who is an approver too. */
  workingDirector: person('working-director', { owner: true, approver: true }),
  director: person('director', { approver: true }),
  agent: person('engineer', { owner: true, agent: true }),
  directorsAgent: person('director', { approver: true, agent: true }),
  pipeline: program('service', 'pipeline'),
  portal: program('system', 'release-gate'),
} as const satisfies Record<string, Member>;

export type Who = keyof typeof CAST;

export const POLICY: Policy = {
  approvers: ['group:default/directors'],
  environments: [
    { name: environmentNamed('production'), tier: 'production' },
    { name: environmentNamed('production-2'), tier: 'production' },
    { name: environmentNamed('staging'), tier: 'staging' },
  ],
  approvalValidForMs: 7 * DAY,
  requestExpiresMs: 7 * DAY,
  deployWithinMs: DAY,
  rollbackWithinMs: DAY,
  minimumStatementLength: 10,
  monitoringWindowMs: 15 * MINUTE,
  remindAfterMs: [],
  deliverWithinMs: HOUR,
  checkMaxAgeMs: HOUR,
  monitoringProbes: [],
  probeIntervalMs: MINUTE,
  probeTimeoutMs: 10_000,
};

export type Status = ReportDeployment['status'];

/** The smallest workflow with every mechanism of the rule book. */
export const WORKFLOW: Workflow = {
  name: 'small',
  version: '1',
  title: 'Small',
  approverTitle: 'Director',
  stages: [
    {
      id: 'pre-deployment',
      title: 'Pre-deployment',
      items: [{ id: 'tests-passing', title: 'Tests', kind: 'check' }],
    },
    {
      id: 'staging',
      title: 'Staging',
      items: [
        {
          id: 'deployed-to-staging',
          title: 'Staging',
          kind: 'deployment',
          target: 'staging',
        },
      ],
    },
    {
      id: 'approval',
      title: 'Approval',
      items: [
        {
          id: 'approval-requested',
          title: 'Requested',
          kind: 'automatic',
          follows: 'request',
        },
        {
          id: 'approval-granted',
          title: 'Granted',
          kind: 'automatic',
          follows: 'approval',
        },
      ],
    },
    {
      id: 'production',
      title: 'Production',
      items: [
        {
          id: 'deployed-to-production',
          title: 'Production',
          kind: 'deployment',
          target: 'production',
        },
        { id: 'logs-monitored', title: 'Logs', kind: 'monitoring' },
      ],
    },
    {
      id: 'post-deployment',
      title: 'Post-deployment',
      items: [
        {
          id: 'release-notes-delivered',
          title: 'Notes',
          kind: 'document',
          document: 'release-note',
          by: 'delivery',
          from: 'approval',
        },
      ],
    },
    {
      id: 'rollback',
      title: 'Rollback',
      items: [
        {
          id: 'reverted',
          title: 'Reverted',
          kind: 'deployment',
          target: 'baseline',
        },
        { id: 'root-cause-investigated', title: 'Cause', kind: 'manual' },
        {
          id: 'incident-report-filed',
          title: 'Incident report',
          kind: 'document',
          document: 'incident-report',
          by: 'attachment',
          appliesWhen: 'users-affected',
        },
      ],
    },
  ],
};
