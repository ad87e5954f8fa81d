import type { CheckJson } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../theme/tones';

/** The tone of what a program says. Not known is never good. */
export function checkTone(status: CheckJson['status']): Tone {
  switch (status) {
    case 'passing':
      return 'ok';
    case 'failing':
      return 'bad';
    case 'pending':
    case 'unavailable':
      return 'waiting';
    default:
      return status satisfies never;
  }
}
