import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Attach a release note that lies in the repository',
    example: stringify({
      steps: [
        {
          id: 'fetch',
          name: 'Fetch the note',
          action: 'fetch:plain:file',
          input: {
            url: 'https://github.com/client-portal/payments/blob/main/docs/releases/2.4.0.md',
            targetPath: './docs/releases/2.4.0.md',
          },
        },
        {
          id: 'attach',
          name: 'Attach the note',
          action: 'release-gate:document:attach',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            kind: 'release-note',
            title: 'Release notes 2.4.0',
            path: 'docs/releases/2.4.0.md',
            url: 'https://github.com/client-portal/payments/blob/main/docs/releases/2.4.0.md',
          },
        },
      ],
    }),
  },
  {
    description: 'Attach a text, and only to a release of the named entity',
    example: stringify({
      steps: [
        {
          id: 'attach',
          name: 'Attach the report',
          action: 'release-gate:document:attach',
          input: {
            releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D',
            entityRef: 'component:default/payments',
            kind: 'incident-report',
            title: 'Incident report 2.4.0',
            markdown: '# Refunds were doubled\n\nFor nine minutes.\n',
          },
        },
      ],
    }),
  },
];
