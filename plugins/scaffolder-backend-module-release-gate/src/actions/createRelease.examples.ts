import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Start a release, and say what changes and why',
    example: stringify({
      steps: [
        {
          id: 'start',
          name: 'Start the release',
          action: 'release-gate:release:create',
          input: {
            entityRef: 'component:default/payments',
            version: '2.4.0',
            commit: '4f1c9e0d5b7a3c2e8f60a1b2c3d4e5f607182930',
            what: 'Refunds can be paid out in parts.',
            why: 'Customers return single items of an order.',
          },
        },
      ],
    }),
  },
  {
    description: 'Start a routine release that resolves tickets',
    example: stringify({
      steps: [
        {
          id: 'start',
          name: 'Start the release',
          action: 'release-gate:release:create',
          input: {
            entityRef: 'component:default/payments',
            version: '2.4.1',
            commit: '4f1c9e0d5b7a3c2e8f60a1b2c3d4e5f607182930',
            title: 'Dependencies of November',
            routine: true,
            tickets: [
              { tracker: 'usersnap', id: '42' },
              { tracker: 'usersnap', id: '43' },
            ],
          },
        },
      ],
    }),
  },
];
