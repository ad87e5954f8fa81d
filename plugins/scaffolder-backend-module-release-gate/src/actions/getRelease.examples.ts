import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Read a release and log what it waits for',
    example: stringify({
      steps: [
        {
          id: 'read',
          name: 'Read the release',
          action: 'release-gate:release:get',
          input: { releaseId: '01JD9Q4W8Z6T3V5X7Y9A1B2C3D' },
        },
        {
          id: 'tell',
          name: 'Tell what it waits for',
          action: 'debug:log',
          input: { message: '${{ steps.read.output.waitingFor }}' },
        },
      ],
    }),
  },
];
