import type { Workflow } from '../domain/model/workflow';

/**
 * The smallest workflow that has every mechanism: one item that a person ticks
 * before the approval, one after it, and what the rules need around them.
 */
export const twoItemWorkflow: Workflow = {
  name: 'two-items',
  version: '1',
  title: 'Two items',
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
      ],
    },
  ],
};
