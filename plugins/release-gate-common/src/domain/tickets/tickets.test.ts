import { type Person, commitOf } from '../../testUtils/simulation';
import { type Story, story } from '../../testUtils/story';
import type { TicketFinding } from '../model/findings';

const item = (it: Story) => it.release.items['tickets-closed']?.completion;

const open: TicketFinding = {
  title: 'Refunds are doubled',
  state: 'in_progress',
  closed: false,
};
const closed: TicketFinding = { ...open, state: 'done', closed: true };

function link(it: Story, id: string, tracker = 'usersnap'): Story {
  return it.does({ type: 'link-ticket', tracker, id });
}

function observe(
  it: Story,
  id: string,
  finding: TicketFinding | undefined,
  tracker = 'usersnap',
): Story {
  return it.does(
    { type: 'observe-ticket', tracker, id, ...(finding && { finding }) },
    'portal',
  );
}

function deployed(...ids: readonly string[]): Story {
  const it = story();
  it.ticketTrackers = ['usersnap'];
  it.starts();
  ids.forEach(id => link(it, id));
  return it
    .finishesPreDeployment()
    .finishesStaging()
    .requests()
    .decides()
    .reports('production')
    .finishesProduction();
}

describe('linked tickets', () => {
  it('complete their item when every one of them is closed, also of several trackers', () => {
    const it = deployed('1');
    link(it, '2', 'board');
    observe(it, '1', closed);
    expect(item(it)).toBeUndefined();
    observe(it, '2', closed, 'board');
    expect(item(it)?.evidence).toMatchObject({
      by: 'usersnap, board',
      source: 'tracker',
    });
  });

  it('count once the stage is reached, when they were closed before', () => {
    const it = story();
    it.ticketTrackers = ['usersnap'];
    observe(link(it.starts(), '1'), '1', closed);
    expect(item(it)).toBeUndefined();
    it.finishesPreDeployment()
      .finishesStaging()
      .requests()
      .decides()
      .reports('production')
      .finishesProduction();
    expect(item(it)?.evidence.source).toBe('tracker');
  });

  it('re-open their item when one is opened again before the release is complete', () => {
    const it = observe(deployed('1'), '1', closed);
    expect(item(it)).toBeDefined();
    observe(it, '1', open);
    expect(item(it)).toBeUndefined();
  });

  it('keep their item open while one is missing in its tracker', () => {
    const it = observe(deployed('1', '2'), '1', closed);
    observe(it, '2', undefined);
    expect(item(it)).toBeUndefined();
    expect(it.release.tickets).toMatchObject([{}, { missing: true }]);
  });

  it('are an event only when they differ from before', () => {
    const it = observe(deployed('1'), '1', open);
    const { length } = it.releaseEvents[it.id];
    observe(it, '1', { ...open });
    expect(it.releaseEvents[it.id]).toHaveLength(length);
  });

  it('are overridden by a person only with a reason, where a tracker answers for them', () => {
    const it = deployed('1');
    const refused = it.tryOn('engineer', it.id, {
      type: 'complete',
      itemId: 'tickets-closed',
    });
    expect(refused).toMatchObject({ refused: { code: 'note-required' } });
    it.does({
      type: 'complete',
      itemId: 'tickets-closed',
      note: 'A duplicate of 7',
    });
    expect(item(it)?.override).toBe(true);
    observe(it, '1', open);
    expect(item(it)?.override).toBe(true);
  });

  it('stand in the dossier as references: what their tracker says changes no digest', () => {
    const it = story();
    it.ticketTrackers = ['usersnap'];
    observe(link(it.starts(), '1'), '1', open);
    it.finishesPreDeployment().finishesStaging().requests();
    const { digest } = it;
    observe(it, '1', closed);
    expect(it.digest).toBe(digest);
    expect(it.phase).toBe('awaiting-approval');
    const { approval } = it.release;
    expect(
      approval.status === 'requested' && approval.request.snapshot.tickets,
    ).toEqual([{ tracker: 'usersnap', id: '1' }]);
  });

  it('go on to the next attempt as references', () => {
    const it = observe(deployed('1'), '1', closed);
    it.rollsBack().reports('production', commitOf('9')).reenters();
    expect(it.release.tickets).toEqual([{ tracker: 'usersnap', id: '1' }]);
  });
});

describe('closing a ticket from the portal', () => {
  const ticket = { tracker: 'board', id: '1' } as const;
  const close = { type: 'close-ticket', ...ticket } as const;

  function onBoard(...ids: readonly string[]): Story {
    const it = deployed();
    it.ticketTrackers = ['usersnap', 'board'];
    it.closingTrackers = ['board'];
    ids.forEach(id => observe(link(it, id, 'board'), id, open, 'board'));
    return it;
  }
  const refusedFor = (it: Story, person: Person = 'engineer') => {
    const outcome = it.tryOn(person, it.id, close);
    return 'refused' in outcome ? outcome.refused.code : undefined;
  };

  it('puts the wish on record, and the ticket counts only once it is seen closed', () => {
    const it = onBoard('1').does(close);
    expect(it.release.tickets).toMatchObject([
      { closing: { state: 'pending' } },
    ]);
    expect(item(it)).toBeUndefined();
    observe(it, '1', closed, 'board');
    expect(it.release.tickets[0].closing).toBeUndefined();
    expect(item(it)?.evidence.source).toBe('tracker');
  });

  it('is asked for once at a time, and again after the tracker refused', () => {
    const it = onBoard('1').does(close);
    expect(refusedFor(it)).toBe('closing-already');
    it.does(
      { type: 'note-ticket-not-closed', ...ticket, message: 'It is locked' },
      'portal',
    );
    expect(it.release.tickets[0].closing).toEqual({
      state: 'failed',
      message: 'It is locked',
    });
    expect(refusedFor(it)).toBeUndefined();
  });

  it('is for owners, once production has succeeded, while the ticket is open', () => {
    const it = onBoard('1');
    expect(refusedFor(it, 'outsider')).toBe('not-owner');
    expect(refusedFor(observe(it, '1', closed, 'board'))).toBe('ticket-closed');
    const early = story();
    early.closingTrackers = ['board'];
    link(early.starts(), '1', 'board');
    expect(refusedFor(early)).toBe('stage-not-reached');
  });

  it('is refused for a tracker that cannot, and for what is not linked', () => {
    const it = onBoard();
    expect(refusedFor(it)).toBe('not-linked');
    it.closingTrackers = [];
    expect(refusedFor(link(it, '1', 'board'))).toBe('tracker-cannot-close');
  });

  it('is refused once the release is rolled back', () => {
    const it = onBoard('1').rollsBack();
    expect(refusedFor(it)).toBe('already-rolled-back');
  });
});
