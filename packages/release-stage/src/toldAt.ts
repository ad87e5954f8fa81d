import type { Told } from './describeStage';
import type { Until } from './ReleaseStory';

// What is on record at each point: what was there before, and what came since.
const STARTED = ['release-started'];
const PRE_DEPLOYMENT = [
  ...STARTED,
  'item-completed: code-reviewed-and-merged',
  'item-completed: tests-passing',
];
const STAGING = [
  ...PRE_DEPLOYMENT,
  'document-attached',
  'item-completed: release-notes-prepared',
  'item-completed: no-open-blockers',
  'item-completed: estimate-approved',
  'deployment-recorded: staging',
  'item-completed: deployed-to-staging',
  'item-completed: staging-mirrors-production',
  'item-completed: smoke-tests',
];
const STAGED = [
  ...STAGING,
  'item-completed: features-tested-end-to-end',
  'item-completed: no-regressions',
  'item-completed: tenant-isolation-intact',
];
const REQUESTED = [...STAGED, 'approval-requested'];
const APPROVED = [...REQUESTED, 'decision-made: approved'];
const IN_PRODUCTION = [...APPROVED, 'deployment-recorded: production'];
const DEPLOYED = [
  ...IN_PRODUCTION,
  'item-completed: logs-monitored',
  'item-completed: critical-paths-verified login',
  'item-completed: critical-paths-verified project-views',
  'item-completed: critical-paths-verified data-access',
  'item-completed: uptime-green',
];
const COMPLETED = [
  ...DEPLOYED,
  'document-delivered',
  'item-completed: release-notes-delivered',
  'item-completed: time-logged',
];
const REJECTED = [...REQUESTED, 'decision-made: rejected'];
const ROLLING_BACK = [...IN_PRODUCTION, 'rollback-started'];
const ROLLED_BACK = [...ROLLING_BACK, 'deployment-recorded: production'];

/** Every item that is complete before the request can be opened again. */
const REOPEN = [
  'reopen:code-reviewed-and-merged',
  'reopen:tests-passing',
  'reopen:no-open-blockers',
  'reopen:estimate-approved',
  'reopen:staging-mirrors-production',
  'reopen:smoke-tests',
  'reopen:features-tested-end-to-end',
  'reopen:no-regressions',
  'reopen:tenant-isolation-intact',
];

/** What the owner may do where nothing but the request is missing. */
const TO_REQUEST = [
  'amend',
  'amend:content',
  ...REOPEN,
  'attach',
  'request',
  'cancel',
  'link',
  'deploy',
];

/** In production, with the logs to be watched. */
const WATCHED: Told = {
  phase: 'production',
  approval: 'approved',
  gate: ['already-deployed'],
  waitingFor: 'Waiting for portal-team: 3 items are open',
  allowed: {
    engineer: [
      'amend',
      'complete:logs-monitored',
      'complete:critical-paths-verified',
      'complete:uptime-green',
      'attach',
      'deliver',
      'rollback',
      'link',
      'deploy',
    ],
    director: ['rollback'],
    outsider: [],
  },
  events: IN_PRODUCTION,
};

/** What a told release is at each point of its way, read against the rule book by a person. */
export const toldAt: Readonly<Record<Until, Told>> = {
  started: {
    phase: 'pre-deployment',
    approval: 'none',
    gate: ['checklist-incomplete', 'approval-missing'],
    waitingFor: 'Waiting for portal-team: 5 items are open',
    allowed: {
      engineer: [
        'amend',
        'amend:content',
        'complete:code-reviewed-and-merged',
        'complete:tests-passing',
        'complete:no-open-blockers',
        'complete:estimate-approved',
        'attach',
        'cancel',
        'link',
        'deploy',
      ],
      director: [],
      outsider: [],
    },
    events: STARTED,
  },
  'pre-deployment': {
    phase: 'pre-deployment',
    approval: 'none',
    gate: ['checklist-incomplete', 'approval-missing'],
    waitingFor: 'Waiting for portal-team: 3 items are open',
    allowed: {
      engineer: [
        'amend',
        'amend:content',
        'complete:no-open-blockers',
        'complete:estimate-approved',
        'reopen:code-reviewed-and-merged',
        'reopen:tests-passing',
        'attach',
        'cancel',
        'link',
        'deploy',
      ],
      director: [],
      outsider: [],
    },
    events: PRE_DEPLOYMENT,
  },
  staging: {
    phase: 'staging',
    approval: 'none',
    gate: ['checklist-incomplete', 'approval-missing'],
    waitingFor: 'Waiting for portal-team: 3 items are open',
    allowed: {
      engineer: [
        'amend',
        'amend:content',
        'complete:features-tested-end-to-end',
        'complete:no-regressions',
        'complete:tenant-isolation-intact',
        'reopen:code-reviewed-and-merged',
        'reopen:tests-passing',
        'reopen:no-open-blockers',
        'reopen:estimate-approved',
        'reopen:staging-mirrors-production',
        'reopen:smoke-tests',
        'attach',
        'cancel',
        'link',
        'deploy',
      ],
      director: [],
      outsider: [],
    },
    events: STAGING,
  },
  staged: {
    phase: 'staging',
    approval: 'none',
    gate: ['approval-missing'],
    waitingFor: 'Waiting for portal-team: request the approval',
    allowed: {
      engineer: TO_REQUEST,
      director: [],
      outsider: [],
    },
    events: STAGED,
  },
  requested: {
    phase: 'awaiting-approval',
    approval: 'requested',
    gate: ['approval-missing'],
    waitingFor:
      'Waiting for the Director of AI Strategy Alignment: decide on the request',
    allowed: {
      engineer: [
        'amend',
        'amend:content',
        ...REOPEN,
        'attach',
        'cancel',
        'link',
        'deploy',
      ],
      director: ['decide'],
      outsider: [],
    },
    events: REQUESTED,
  },
  approved: {
    phase: 'approved',
    approval: 'approved',
    gate: [],
    waitingFor: 'Waiting for the pipeline: deploy 2.4.0 to production',
    allowed: {
      engineer: [
        'amend',
        'amend:content',
        ...REOPEN,
        'attach',
        'deliver',
        'cancel',
        'link',
        'deploy',
      ],
      director: ['revoke'],
      outsider: [],
    },
    events: APPROVED,
  },
  'in-production': WATCHED,
  // Time alone completes nothing.
  monitored: WATCHED,
  deployed: {
    phase: 'post-deployment',
    approval: 'approved',
    gate: ['already-deployed'],
    waitingFor: 'Waiting for portal-team: 2 items are open',
    allowed: {
      engineer: [
        'amend',
        'complete:time-logged',
        'attach',
        'deliver',
        'rollback',
        'link',
        'deploy',
      ],
      director: ['rollback'],
      outsider: [],
    },
    events: DEPLOYED,
  },
  completed: {
    phase: 'completed',
    approval: 'approved',
    gate: ['already-deployed'],
    waitingFor: 'Completed: nothing is left to do',
    allowed: {
      engineer: ['amend', 'attach', 'rollback', 'deploy'],
      director: ['rollback'],
      outsider: [],
    },
    events: COMPLETED,
  },
  rejected: {
    phase: 'staging',
    approval: 'rejected',
    gate: ['approval-rejected'],
    waitingFor: 'Waiting for portal-team: request the approval',
    allowed: {
      engineer: TO_REQUEST,
      director: [],
      outsider: [],
    },
    events: REJECTED,
  },
  'rolling-back': {
    phase: 'rolling-back',
    approval: 'approved',
    gate: ['release-rolled-back', 'already-deployed'],
    waitingFor: 'Waiting for the pipeline: bring 2.3.0 back to production',
    allowed: {
      engineer: ['amend', 'attach', 'deliver', 'deploy'],
      director: ['complete:reverted'],
      outsider: [],
    },
    events: ROLLING_BACK,
  },
  'rolled-back': {
    phase: 'rolled-back',
    approval: 'approved',
    gate: ['release-rolled-back', 'already-deployed'],
    waitingFor:
      "Waiting for portal-team: 'Root cause investigated on staging' is open",
    allowed: {
      engineer: [
        'amend',
        'complete:root-cause-investigated',
        'attach',
        'deliver',
        're-enter',
        'deploy',
      ],
      director: [],
      outsider: [],
    },
    events: ROLLED_BACK,
  },
};
