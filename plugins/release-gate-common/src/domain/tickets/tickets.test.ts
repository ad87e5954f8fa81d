import { type Person, commitOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import type { TicketFinding } from '../model/findings';

const item = (story: Story) =>
  story.release.items['tickets-closed']?.completion;

const open: TicketFinding = {
  title: 'Refunds are doubled',
  state: 'in_progress',
  closed: false,
};
const closed: TicketFinding = { ...open, state: 'done', closed: true };

function link(story: Story, id: string, tracker = 'usersnap'): Story {
  return story.does({ type: 'link-ticket', tracker, id });
}

function observe(
  story: Story,
  id: string,
  finding: TicketFinding | undefined,
  tracker = 'usersnap',
): Story {
  return story.does(
    { type: 'observe-ticket', tracker, id, ...(finding && { finding }) },
    'portal',
  );
}

function deployed(...ids: readonly string[]): Story {
  const story = aRelease();
  story.ticketTrackers = ['usersnap'];
  story.starts();
  ids.forEach(id => link(story, id));
  return story
    .finishesPreDeployment()
    .finishesStaging()
    .requests()
    .decides()
    .reports('production')
    .finishesProduction();
}

describe('linked tickets', () => {
  it('complete their item when every one of them is closed, also of several trackers', () => {
    const story = deployed('1');
    link(story, '2', 'board');
    observe(story, '1', closed);
    expect(item(story)).toBeUndefined();
    observe(story, '2', closed, 'board');
    expect(item(story)?.evidence).toMatchObject({
      by: 'usersnap, board',
      source: 'tracker',
    });
  });

  it('count once the stage is reached, when they were closed before', () => {
    const story = aRelease();
    story.ticketTrackers = ['usersnap'];
    observe(link(story.starts(), '1'), '1', closed);
    expect(item(story)).toBeUndefined();
    story
      .finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides()
      .reports('production')
      .finishesProduction();
    expect(item(story)?.evidence.source).toBe('tracker');
  });

  it('re-open their item when one is opened again before the release is complete', () => {
    const story = observe(deployed('1'), '1', closed);
    expect(item(story)).toBeDefined();
    observe(story, '1', open);
    expect(item(story)).toBeUndefined();
  });

  it('keep their item open while one is missing in its tracker', () => {
    const story = observe(deployed('1', '2'), '1', closed);
    observe(story, '2', undefined);
    expect(item(story)).toBeUndefined();
    expect(story.release.tickets).toMatchObject([{}, { missing: true }]);
  });

  it('are an event only when they differ from before', () => {
    const story = observe(deployed('1'), '1', open);
    const { length } = story.releaseEvents[story.id];
    observe(story, '1', { ...open });
    expect(story.releaseEvents[story.id]).toHaveLength(length);
  });

  it('are overridden by a person only with a reason, where a tracker answers for them', () => {
    const story = deployed('1');
    const refused = story.tryOn('engineer', story.id, {
      type: 'complete',
      itemId: 'tickets-closed',
    });
    expect(refused).toMatchObject({ refused: { code: 'note-required' } });
    story.does({
      type: 'complete',
      itemId: 'tickets-closed',
      note: 'A duplicate of 7',
    });
    expect(item(story)?.override).toBe(true);
    observe(story, '1', open);
    expect(item(story)?.override).toBe(true);
  });

  it('stand in the dossier as references: what their tracker says changes no digest', () => {
    const story = aRelease();
    story.ticketTrackers = ['usersnap'];
    observe(link(story.starts(), '1'), '1', open);
    story.finishesPreDeployment().finishesStaging().requests();
    const { digest } = story;
    observe(story, '1', closed);
    expect(story.digest).toBe(digest);
    expect(story.phase).toBe('awaiting-approval');
    const { approval } = story.release;
    expect(
      approval.status === 'requested' && approval.request.snapshot.tickets,
    ).toEqual([{ tracker: 'usersnap', id: '1' }]);
  });

  it('go on to the next attempt as references', () => {
    const story = observe(deployed('1'), '1', closed);
    story.rollsBack().reports('production', commitOf('9')).reenters();
    expect(story.release.tickets).toEqual([{ tracker: 'usersnap', id: '1' }]);
  });
});

describe('closing a ticket from the portal', () => {
  const ticket = { tracker: 'board', id: '1' } as const;
  const close = { type: 'close-ticket', ...ticket } as const;

  function onBoard(...ids: readonly string[]): Story {
    const story = deployed();
    story.ticketTrackers = ['usersnap', 'board'];
    story.closingTrackers = ['board'];
    ids.forEach(id => observe(link(story, id, 'board'), id, open, 'board'));
    return story;
  }
  const refusedFor = (story: Story, person: Person = 'engineer') => {
    const outcome = story.tryOn(person, story.id, close);
    return 'refused' in outcome ? outcome.refused.code : undefined;
  };

  it('puts the request to close on record, and the ticket counts only once it is seen closed', () => {
    const story = onBoard('1').does(close);
    expect(story.release.tickets).toMatchObject([
      { closing: { state: 'pending' } },
    ]);
    expect(item(story)).toBeUndefined();
    observe(story, '1', closed, 'board');
    expect(story.release.tickets[0].closing).toBeUndefined();
    expect(item(story)?.evidence.source).toBe('tracker');
  });

  it('is asked for once at a time, and again after the tracker refused', () => {
    const story = onBoard('1').does(close);
    expect(refusedFor(story)).toBe('closing-already');
    story.does(
      { type: 'note-ticket-not-closed', ...ticket, message: 'It is locked' },
      'portal',
    );
    expect(story.release.tickets[0].closing).toEqual({
      state: 'failed',
      message: 'It is locked',
    });
    expect(refusedFor(story)).toBeUndefined();
  });

  it('is for owners, once production has succeeded, while the ticket is open', () => {
    const story = onBoard('1');
    expect(refusedFor(story, 'outsider')).toBe('not-owner');
    expect(refusedFor(observe(story, '1', closed, 'board'))).toBe(
      'ticket-closed',
    );
    const early = aRelease();
    early.closingTrackers = ['board'];
    link(early.starts(), '1', 'board');
    expect(refusedFor(early)).toBe('stage-not-reached');
  });

  it('is refused for a tracker that cannot, and for what is not linked', () => {
    const story = onBoard();
    expect(refusedFor(story)).toBe('not-linked');
    story.closingTrackers = [];
    expect(refusedFor(link(story, '1', 'board'))).toBe('tracker-cannot-close');
  });

  it('is refused once the release is rolled back', () => {
    const story = onBoard('1').rollsBack();
    expect(refusedFor(story)).toBe('already-rolled-back');
  });
});
