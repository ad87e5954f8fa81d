import { isTrackerRejection } from '../trackers/trackerErrors';
import { pathSegment } from './pathSegment';

describe('an id in a path', () => {
  it.each(['a/../../users', '../users', '?x=1', '#x', '%2e%2e', 'a b', '..\\'])(
    'stays one part of it: %s',
    id => {
      const { pathname, search, hash } = new URL(
        `https://vendor.example.com/v1/projects/${pathSegment(id)}/feedback`,
      );
      expect(pathname.split('/')).toHaveLength(5);
      expect(pathname.startsWith('/v1/projects/')).toBe(true);
      expect([search, hash]).toEqual(['', '']);
    },
  );

  it.each(['', '.', '..', '\ud800'])(
    'is refused where it can be none: %j',
    id => {
      let reason: unknown;
      try {
        pathSegment(id);
      } catch (error) {
        reason = error;
      }
      expect(isTrackerRejection(reason)).toBe(true);
    },
  );
});
