import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Write the report from what the release knows, to `docs/incidents/<version>.md`, and attach it',
    example: stringify({
      steps: [
        {
          id: 'report',
          name: 'Write the incident report',
          action: 'release-gate:incident-report:create',
          input: { releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D' },
        },
      ],
    }),
  },
  {
    description: 'Answer the questions of the template',
    example: stringify({
      steps: [
        {
          id: 'report',
          name: 'Write the incident report',
          action: 'release-gate:incident-report:create',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            entityRef: 'component:default/payments',
            summary: 'Refunds were paid out twice for nine minutes.',
            impact: '14 customers got the amount of their refund twice.',
            detection: 'The ledger check raised an alarm after six minutes.',
            rootCause: 'The retry of the bank call did not carry the key.',
            resolution: 'Rolled back to 2.3.0, and the payments recalled.',
            prevention:
              'A test that repeats the call; Erin, until 12 December.',
          },
        },
      ],
    }),
  },
];
