import { type Person, refusalOf } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { toReleaseJson } from '../../api/views/toReleaseJson';
import { itemsOf } from '../model/workflowItems';
import { entityActions } from './entityActions';

function viewOf(told: Story, who: Person) {
  return toReleaseJson(told.release, told.context(who, told.release));
}

function closedItem(told: Story, who: Person, itemId: string) {
  return viewOf(told, who)
    .stages.flatMap(({ items }) => items)
    .find(({ id }) => id === itemId)?.closed;
}

describe('an answer about a release', () => {
  it('says which stage an open item waits for', () => {
    const told = aRelease().starts();
    expect(closedItem(told, 'engineer', 'smoke-tests')).toMatchObject({
      code: 'stage-not-reached',
      waitsFor: 'Pre-deployment',
    });
  });

  it('says which item an open item waits for', () => {
    const told = aRelease().starts().finishesPreDeployment();
    expect(closedItem(told, 'engineer', 'smoke-tests')).toMatchObject({
      code: 'deployment-not-recorded',
      waitsFor: 'Deployed to staging',
    });
  });

  it('says that nobody completes by hand what follows from the record', () => {
    const told = aRelease().starts();
    expect(closedItem(told, 'director', 'release-notes-prepared')?.code).toBe(
      'item-not-manual',
    );
  });

  it('says to those who do not own the entity that its owners complete an item', () => {
    const told = aRelease().starts();
    expect(closedItem(told, 'director', 'tests-passing')?.code).toBe(
      'not-owner',
    );
    expect(closedItem(told, 'engineer', 'tests-passing')).toBeUndefined();
  });

  it.each(['engineer', 'director', 'outsider'] as const)(
    'closes to %s exactly the open items whose completion is refused',
    who => {
      const told = aRelease().starts().finishesPreDeployment();
      const closed = viewOf(told, who)
        .stages.flatMap(({ items }) => items)
        .filter(item => item.closed)
        .map(({ id }) => id);
      const open = viewOf(told, who)
        .stages.flatMap(({ items }) => items)
        .filter(({ state }) => state === 'open')
        .map(({ id }) => id);
      const refused = itemsOf(told.release.workflow)
        .map(({ id }) => id)
        .filter(itemId => {
          const outcome = told.tryOn(who, told.id, {
            type: 'complete',
            itemId,
            note: 'seen to work',
          });
          return open.includes(itemId) && 'refused' in outcome;
        });
      expect(closed).toEqual(refused);
    },
  );

  it('says why somebody may not decide on the open request', () => {
    const told = aRelease().isPrepared().requests();
    const codeFor = (who: Person) => viewOf(told, who).mayNotDecide?.code;
    expect(codeFor('engineer')).toBe('not-an-approver');
    expect(codeFor('director')).toBeUndefined();
  });

  it('says what a statement has to be, as the decision is judged', () => {
    const told = aRelease();
    told.policy = { ...told.policy, minimumStatementLength: 30 };
    told.isPrepared().requests();
    const { statementPolicy, approval } = viewOf(told, 'director');
    expect(statementPolicy).toEqual({ minimumLength: 30, minimumWords: 3 });
    const outcome = told.tryOn('director', told.id, {
      type: 'decide',
      decision: 'approved',
      statement: 'Tested well, go ahead.',
      requestDigest: approval.request?.digest ?? '',
    });
    expect(refusalOf(outcome)).toBe('statement-too-short');
  });
});

describe('an answer about an entity', () => {
  it('lets its owners start a release, and nobody else', () => {
    const told = aRelease();
    expect(entityActions([], told.context('engineer'))).toEqual(['start']);
    expect(entityActions([], told.context('director'))).toEqual([]);
  });

  it('lets nobody start a release while a re-entry is due', () => {
    const told = aRelease().isDeployed().rollsBack();
    expect(entityActions([], told.context('engineer'))).toEqual([]);
  });

  it('lets owners and approvers answer a violation that nobody has answered', () => {
    const told = aRelease();
    const open = { id: 'v-1' };
    const answered = {
      id: 'v-2',
      answer: { by: 'user:default/engineer', at: told.now, statement: 'Seen.' },
    };
    const actionsOf = (who: Person) =>
      entityActions([open, answered], told.context(who));
    expect(actionsOf('engineer')).toContain('answer-violation:v-1');
    expect(actionsOf('director')).toEqual(['answer-violation:v-1']);
    expect(actionsOf('outsider')).toEqual([]);
  });
});
