import { given } from '../../testUtils/deciderSpecification';
import { aRelease } from '../../testUtils/story';

const ticket = { tracker: 'usersnap', id: 'P-1' } as const;
const link = { type: 'link-ticket', ...ticket } as const;
const unlink = {
  type: 'unlink-ticket',
  ...ticket,
  reason: 'Not ours',
} as const;
const close = { type: 'close-ticket', ...ticket } as const;
const linked = { type: 'ticket-linked', data: ticket } as const;

describe('a ticket', () => {
  it('is linked once, and unlinked only when it is linked', () => {
    given(aRelease().starts())
      .when(link)
      .then([linked])
      .when(link)
      .thenRefused('already-linked')
      .when(unlink)
      .then([
        { type: 'ticket-unlinked', data: { ...ticket, reason: 'Not ours' } },
      ])
      .when(unlink)
      .thenRefused('not-linked');
  });

  it('is of its tracker, whatever the case of the name', () => {
    const story = aRelease().starts().does(link);
    given(story)
      .when({ ...link, tracker: 'UserSnap' })
      .thenRefused('already-linked');
    story.does({ ...unlink, tracker: 'USERSNAP' });
    expect(story.release.tickets).toEqual([]);
  });

  it('may be added in production, and not be taken away', () => {
    given(aRelease().isDeployed())
      .when(link)
      .then([linked])
      .when(unlink)
      .thenRefused('production-begun');
  });

  it('is closed from here once at a time, and only where its tracker can', () => {
    const story = aRelease().isDeployed().finishesProduction().does(link);
    given(story).when(close).thenRefused('tracker-cannot-close');
    story.closingTrackers = ['usersnap'];
    const finding = { title: 'Refunds', state: 'done', closed: true };
    given(story)
      .when(close)
      .then([{ type: 'ticket-close-requested', data: ticket }])
      .when(close)
      .thenRefused('closing-already');
    story
      .does(close)
      .does({ type: 'observe-ticket', ...ticket, finding }, 'portal');
    given(story).when(close).thenRefused('ticket-closed');
  });
});
