import { complete } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { MINUTE } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

const watched = (more: object = {}) =>
  ({
    type: 'item-completed',
    data: { itemId: 'logs-monitored', source: 'person', ...more },
  } as const);

describe('the logs', () => {
  it('are watched until the window has passed', () => {
    const story = aRelease().isDeployed();
    given(story)
      .when(complete('logs-monitored'))
      .thenRefused('monitoring-window-open');
    given(story.wait(15 * MINUTE - 1))
      .when(complete('logs-monitored'))
      .thenRefused('monitoring-window-open');
    given(story.wait(1)).when(complete('logs-monitored')).then([watched()]);
  });

  it('are judged in words when a probe failed in the window', () => {
    const story = aRelease();
    story.policy = { ...story.policy, monitoringProbes: ['uptime'] };
    story
      .isDeployed()
      .isProbed('uptime', 'failing')
      .isProbed('uptime', 'passing')
      .wait(15 * MINUTE);
    given(story)
      .when(complete('logs-monitored'))
      .thenRefused('note-required')
      .when(complete('logs-monitored', { note: 'A restart of the router' }))
      .then([watched({ note: 'A restart of the router' })]);
  });
});
