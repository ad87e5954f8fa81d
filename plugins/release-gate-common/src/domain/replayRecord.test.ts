import { DAY, commitOf, policy } from '../testUtils/simulation';
import { type Story, aRelease } from '../testUtils/story';
import { type ExplainedAnswer, explainGate } from './gate/askGate';
import { recordDecision } from './gate/recordDecision';
import type { DecisionRecord } from './model/decisionRecord';
import { replayRecord } from './replayRecord';

/** Asks for the release's own commit, and records the answer as it is stored. */
function recorded(story: Story): {
  readonly record: DecisionRecord;
  readonly explained: ExplainedAnswer;
} {
  const question = story.question(commitOf('a'));
  const explained = explainGate(question);
  const record = recordDecision(question, {
    id: '01J00000000000000000000077',
    system: 'unknown',
  });
  return { record: JSON.parse(JSON.stringify(record)), explained };
}

const historyOf = (story: Story) => ({
  whole: true as const,
  entity: story.entityEvents,
  releases: story.releaseEvents,
});

describe('a decision record', () => {
  it('names everything that the answer depended on', () => {
    const story = aRelease().isApproved();
    const { record } = recorded(story);
    expect(record).toMatchObject({
      id: '01J00000000000000000000077',
      schema: 'release-gate/decision-record/v1',
      at: story.now,
      environment: 'production',
      tier: 'production',
      commit: commitOf('a'),
      entityRef: story.world.entity.entityRef,
      entitySequence: story.world.entity.sequence,
      releaseId: story.id,
      releaseRevision: story.release.revision,
      policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      workflowDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      facts: {
        entityKnown: true,
        owner: 'unknown',
        system: 'unknown',
        freezes: [],
      },
    });
    expect(record.conditions.every(({ holds }) => holds)).toBe(true);
  });

  it('says of a condition that could not be asked that it does not hold', () => {
    const { record } = recorded(aRelease());
    expect(record.conditions.at(-1)).toEqual({
      code: 'another-release-in-production',
      holds: false,
      asked: false,
      message: 'Not asked: no release answers the question',
    });
  });

  it('is answered again from history as it was then, whatever happened since', () => {
    const story = aRelease().isPrepared().requests();
    const before = recorded(story);
    story.decides().reports('production').rollsBack();
    expect(replayRecord(before.record, historyOf(story), policy)).toEqual(
      before.explained,
    );
  });

  it('is answered again by the clock of its own time', () => {
    const story = aRelease().isApproved();
    const inTime = recorded(story);
    story.wait(7 * DAY);
    const tooLate = recorded(story);
    expect(replayRecord(inTime.record, historyOf(story), policy)).toEqual(
      inTime.explained,
    );
    expect(replayRecord(tooLate.record, historyOf(story), policy)).toEqual(
      tooLate.explained,
    );
    expect([inTime, tooLate].map(r => r.explained.answer.allowed)).toEqual([
      true,
      false,
    ]);
  });

  it('is answered again by the owner that the catalog named then', () => {
    const story = aRelease().isApproved();
    story.owner = 'group:default/other-team';
    const { record, explained } = recorded(story);
    expect(record.facts.owner).toBe('group:default/other-team');
    expect(explained.answer.reasons).toEqual([
      {
        code: 'approval-voided',
        message:
          'The request was voided: the owner of component:default/payments changed',
      },
    ]);
    story.owner = undefined;
    expect(replayRecord(record, historyOf(story), policy)).toEqual(explained);
  });

  it('of a revert is answered again without the release of the commit', () => {
    const story = aRelease().isDeployed().rollsBack();
    const question = story.question(commitOf('9'));
    const explained = explainGate(question);
    const record = recordDecision(question, {
      id: '01J00000000000000000000078',
      system: 'unknown',
    });
    expect(record).toMatchObject({ releaseId: story.id });
    expect(record.releaseRevision).toBeUndefined();
    expect(replayRecord(record, historyOf(story), policy)).toEqual(explained);
  });

  it('is kept with a denial, and leaves the revision as it is', () => {
    const story = aRelease().starts();
    const { revision } = story.release;
    const { record } = recorded(story);
    const { environment, commit } = record;
    const reasons = ['checklist-incomplete', 'approval-missing'];
    story.does(
      { type: 'note-denial', environment, commit, reasons, record },
      'portal',
    );
    expect(story.releaseEvents[story.id].at(-1)).toMatchObject({
      type: 'gate-denied',
      data: { environment, commit, reasons, record },
    });
    expect(story.release.revision).toBe(revision);
  });

  it('does not make a false answer true', () => {
    const story = aRelease().isPrepared().requests();
    const { record } = recorded(story);
    const forged = {
      ...record,
      conditions: record.conditions.map(found => ({ ...found, holds: true })),
    };
    expect(replayRecord(forged, historyOf(story), policy)).toMatchObject({
      answer: { allowed: false, reasons: [{ code: 'approval-missing' }] },
    });
  });

  it.each([
    [
      'another policy',
      'other-policy',
      (record: DecisionRecord) => ({ ...record, policyDigest: '0'.repeat(64) }),
    ],
    [
      'another workflow',
      'other-workflow',
      (record: DecisionRecord) => ({
        ...record,
        workflowDigest: '0'.repeat(64),
      }),
    ],
    [
      "more of the entity's history",
      'history-too-short',
      (record: DecisionRecord) => ({ ...record, entitySequence: 1_000 }),
    ],
    [
      "more of the release's history",
      'history-too-short',
      (record: DecisionRecord) => ({ ...record, releaseRevision: 1_000 }),
    ],
    [
      'another schema',
      'other-schema',
      (record: DecisionRecord) =>
        ({ ...record, schema: 'release-gate/decision-record/v2' } as never),
    ],
  ])('that stands on %s cannot be answered again', (_, problem, change) => {
    const story = aRelease().isApproved();
    const record = change(recorded(story).record);
    expect(replayRecord(record, historyOf(story), policy)).toEqual({ problem });
  });
});
