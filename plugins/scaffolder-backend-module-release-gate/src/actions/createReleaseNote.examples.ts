import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Write the note from what the release knows, to `docs/releases/<version>.md`, and attach it',
    example: stringify({
      steps: [
        {
          id: 'note',
          name: 'Write the release note',
          action: 'release-gate:release-note:create',
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
          id: 'note',
          name: 'Write the release note',
          action: 'release-gate:release-note:create',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            entityRef: 'component:default/payments',
            title: 'Refunds in parts',
            what: 'Refunds can be paid out in parts.',
            why: 'Customers return single items of an order.',
            highlights: '- A refund has a field for the amount.',
            testingResults: 'All 412 tests pass; refunds tried on staging.',
            knownIssues: 'Refunds of vouchers are still whole.',
          },
        },
      ],
    }),
  },
  {
    description: 'Only write a file with a text of your own, attach nothing',
    example: stringify({
      steps: [
        {
          id: 'note',
          name: 'Write the release note',
          action: 'release-gate:release-note:create',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            path: 'CHANGES.md',
            markdown: '# payments 2.4.0\n\nRefunds in parts.\n',
            attach: false,
          },
        },
      ],
    }),
  },
];
