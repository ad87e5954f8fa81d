import { cancel } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { after } from '../model/instants';
import { type CommandOnRelease, MINUTE } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';

const ENTRY = '01J00000000000000000000099';

/** Logs what was done between two distances from now, in minutes. */
const log = ({ now }: Story, from = -60, to = 0): CommandOnRelease => ({
  type: 'log-time',
  entryId: ENTRY,
  start: after(now, from * MINUTE),
  end: after(now, to * MINUTE),
  description: 'Release 2.4.0',
  billable: false,
});

const tracked = () => aRelease().isTrackedBy('clock').starts();

describe('time', () => {
  it('is logged only where a time tracker is connected', () => {
    const story = aRelease().starts();
    given(story).when(log(story)).thenRefused('no-time-tracker');
  });

  it('is logged by the owners, and not on a release that was cancelled', () => {
    const story = tracked();
    given(story).when(log(story), 'director').thenRefused('not-owner');
    given(story.does(cancel)).when(log(story)).thenRefused('release-ended');
  });

  it.each([
    ['ends before it starts', 60, 0],
    ['takes longer than a day', -24 * 60 - 1, 0],
    ['ends in the future', -60, 2],
  ])('is not logged when it %s', (_, from, to) => {
    const story = tracked();
    given(story).when(log(story, from, to)).thenRefused('invalid-interval');
  });

  it('is not logged twice by the same person', () => {
    const story = tracked().does(log(tracked()));
    given(story).when(log(story)).thenRefused('time-logged-already');
    story.does(log(story), 'colleague');
    expect(story.release.timeEntries).toHaveLength(2);
  });

  it('that failed is sent again by the person who spent it', () => {
    const story = tracked().does(log(tracked()));
    const retry: CommandOnRelease = { type: 'retry-time', entryId: ENTRY };
    given(story).when(retry).thenRefused('time-not-failed');
    story.does(
      {
        type: 'settle-time',
        entryId: ENTRY,
        outcome: { state: 'failed', message: 'Locked' },
      },
      'portal',
    );
    given(story)
      .when(retry, 'colleague')
      .thenRefused('not-own-time')
      .when({ ...retry, entryId: 'none' })
      .thenRefused('unknown-time-entry')
      .when(retry)
      .then([{ type: 'time-entry-retried', data: { entryId: ENTRY } }]);
  });
});
