import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Ask for the decision, with the release note that is attached',
    example: stringify({
      steps: [
        {
          id: 'request',
          name: 'Ask for the approval',
          action: 'release-gate:approval:request',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            what: 'Refunds can be paid out in parts.',
            why: 'Customers return single items of an order.',
            testingResults: 'All 412 tests pass; refunds tried on staging.',
          },
        },
      ],
    }),
  },
  {
    description:
      'Ask for the decision on the first release, with its note and with what runs in production now',
    example: stringify({
      steps: [
        {
          id: 'request',
          name: 'Ask for the approval',
          action: 'release-gate:approval:request',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            what: 'Refunds can be paid out in parts.',
            why: 'Customers return single items of an order.',
            testingResults: 'All 412 tests pass; refunds tried on staging.',
            releaseNotes: '# payments 2.4.0\n\nRefunds in parts.\n',
            baseline: {
              version: '2.3.0',
              commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
            },
          },
        },
      ],
    }),
  },
];
