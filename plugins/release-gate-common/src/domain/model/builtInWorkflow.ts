import type { Workflow } from './workflow';

// One table of data: longer than other files here, and clearer in one piece.

/**
 * The company's rule book as a workflow: staging first, then the written
 * approval of the Director of AI Strategy Alignment, then production, then
 * the duties that follow. Configuration may add to it and never takes away.
 *
 * @public
 */
export const deploymentWorkflow: Workflow = {
  name: 'deployment-workflow',
  version: '1',
  title: 'Deployment workflow',
  approverTitle: 'Director of AI Strategy Alignment',
  stages: [
    {
      id: 'pre-deployment',
      title: 'Pre-deployment',
      items: [
        {
          id: 'code-reviewed-and-merged',
          title: 'Code reviewed and merged to the main branch',
          kind: 'check',
        },
        { id: 'tests-passing', title: 'All tests passing', kind: 'check' },
        {
          id: 'no-open-blockers',
          title: 'No open blockers or critical bugs',
          kind: 'check',
        },
        {
          id: 'release-notes-prepared',
          title: 'Release notes prepared',
          kind: 'document',
          document: 'release-note',
          by: 'attachment',
        },
        {
          id: 'estimate-approved',
          title: 'Estimate approved',
          kind: 'manual',
          requires: ['note'],
          appliesWhen: 'non-routine',
        },
      ],
    },
    {
      id: 'staging',
      title: 'Staging',
      items: [
        {
          id: 'deployed-to-staging',
          title: 'Deployed to staging',
          kind: 'deployment',
          target: 'staging',
        },
        {
          id: 'staging-mirrors-production',
          title: 'Staging mirrors the production configuration',
          kind: 'manual',
        },
        {
          id: 'smoke-tests',
          title: 'Smoke tests run on staging',
          kind: 'check',
        },
        {
          id: 'features-tested-end-to-end',
          title: 'All affected features tested end to end',
          kind: 'manual',
        },
        {
          id: 'no-regressions',
          title: 'No regressions in existing functionality',
          kind: 'manual',
        },
        {
          id: 'tenant-isolation-intact',
          title: 'Multi-tenant data isolation intact',
          kind: 'check',
        },
      ],
    },
    {
      id: 'approval',
      title: 'Approval',
      items: [
        {
          id: 'approval-requested',
          title: 'Approval requested',
          kind: 'automatic',
          follows: 'request',
        },
        {
          id: 'approval-granted',
          title: 'Approved in writing',
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
          title: 'Approved changes deployed to production',
          kind: 'deployment',
          target: 'production',
        },
        {
          id: 'logs-monitored',
          title: 'Application logs monitored for errors',
          kind: 'monitoring',
        },
        {
          id: 'critical-paths-verified',
          title: 'Critical paths verified',
          kind: 'check',
          parts: [
            { id: 'login', title: 'Login' },
            { id: 'project-views', title: 'Project views' },
            { id: 'data-access', title: 'Data access' },
          ],
        },
        {
          id: 'uptime-green',
          title: 'Uptime monitoring shows green',
          kind: 'check',
        },
      ],
    },
    {
      id: 'post-deployment',
      title: 'Post-deployment',
      items: [
        {
          id: 'release-notes-delivered',
          title: 'Release notes delivered to the Director',
          kind: 'document',
          document: 'release-note',
          by: 'delivery',
          from: 'approval',
        },
        {
          id: 'time-logged',
          title: 'Time logged in Clockify',
          kind: 'time-entry',
        },
        {
          id: 'tickets-closed',
          title: 'Related UserSnap tickets closed',
          kind: 'tickets',
          appliesWhen: 'tickets-linked',
        },
      ],
    },
    {
      id: 'rollback',
      title: 'Rollback',
      items: [
        {
          id: 'reverted',
          title: 'Reverted to the previous working deployment',
          kind: 'deployment',
          target: 'baseline',
        },
        {
          id: 'approver-notified',
          title: 'Director notified',
          kind: 'automatic',
          follows: 'notification',
        },
        {
          id: 'root-cause-investigated',
          title: 'Root cause investigated on staging',
          kind: 'manual',
          requires: ['note', 'url'],
        },
        {
          id: 'incident-report-filed',
          title: 'Incident report filed',
          kind: 'document',
          document: 'incident-report',
          by: 'attachment',
          appliesWhen: 'users-affected',
        },
      ],
    },
  ],
};
