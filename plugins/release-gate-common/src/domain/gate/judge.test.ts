import { type Condition, fails, holds, notAsked } from './condition';
import {
  otherConditions,
  productionConditions,
  revertConditions,
  stagingConditions,
} from './conditionSets';
import { gateCaseOf } from './gateCase';
import { judge } from './judge';
import { GATE_REASON_CODES } from '../model/gateReason';
import { questionOf } from '../../testUtils/gateRowHistory';

const NOON = '2026-05-12T12:00:00.000Z';
const EVENING = '2026-05-12T18:00:00.000Z';

const caseIn = (environment: 'production' | 'staging' | 'moon') =>
  gateCaseOf(
    questionOf({
      environment,
      isEntityKnown: true,
      isHistoryWhole: true,
      other: 'none',
      isBaselineChanged: false,
      isOwnerChanged: false,
    }).question,
  );

const production = caseIn('production');

const made = (
  outcome: ReturnType<Condition['judge']>,
  more: Partial<Condition> = {},
): Condition => ({
  code: 'change-freeze',
  demand: 'No freeze is on',
  judge: () => outcome,
  ...more,
});

const approval = made(holds, { code: 'approval-missing', needsApproval: true });

describe('a set of conditions', () => {
  it.each(['production', 'staging', 'moon'] as const)(
    'that is empty denies in %s, and says so',
    environment => {
      const { allowed, reasons } = judge([], caseIn(environment));
      expect({ allowed, codes: reasons.map(({ code }) => code) }).toEqual({
        allowed: false,
        codes: ['unknown-environment'],
      });
    },
  );

  it.each(['production', 'moon'] as const)(
    'that asks for no approval denies in %s, even where all of it holds',
    environment => {
      const { allowed, reasons } = judge([made(holds)], caseIn(environment));
      expect({ allowed, codes: reasons.map(({ code }) => code) }).toEqual({
        allowed: false,
        codes: ['approval-missing'],
      });
    },
  );

  it('that holds as a whole and asks for an approval allows', () => {
    expect(judge([approval, made(holds)], production)).toMatchObject({
      allowed: true,
      reasons: [],
    });
  });

  it('with a condition that could not be asked denies, and says so', () => {
    const set = [approval, made(notAsked('nobody knows'))];
    expect(judge(set, production)).toMatchObject({
      allowed: false,
      reasons: [{ code: 'change-freeze', message: 'Not asked: nobody knows' }],
    });
  });

  it('gives every reason of every condition, without those that could not be asked', () => {
    const set = [
      approval,
      made(notAsked('nobody knows'), { code: 'no-release' }),
      made(fails('One', { itemId: 'one' }), { code: 'checklist-incomplete' }),
      made({
        kind: 'fails',
        shortfalls: [{ message: 'Two' }, { message: 'Three' }],
      }),
    ];
    expect(judge(set, production).reasons).toEqual([
      { code: 'checklist-incomplete', message: 'One', itemId: 'one' },
      { code: 'change-freeze', message: 'Two' },
      { code: 'change-freeze', message: 'Three' },
    ]);
  });

  it('is asked again at the latest of the times at which its conditions open', () => {
    const set = [
      approval,
      made(fails('Until the evening', { recheckAt: EVENING })),
      made(fails('Until noon', { recheckAt: NOON })),
    ];
    expect(judge(set, production)).toMatchObject({
      allowed: false,
      recheckAt: EVENING,
    });
  });

  it.each([
    ['fails without a time', fails('Somebody has to act')],
    ['could not be asked', notAsked('nobody knows')],
  ])('is not asked again by time alone where a condition %s', (_, outcome) => {
    const set = [
      approval,
      made(fails('Until noon', { recheckAt: NOON })),
      made(outcome),
    ];
    expect(judge(set, production).recheckAt).toBeUndefined();
  });

  it.each([
    ['production', productionConditions],
    ['the way back', revertConditions],
    ['staging', stagingConditions],
    ['every other environment', otherConditions],
  ])('of %s stands in the order of the codes', (_, conditions) => {
    const ranks = conditions.map(({ code }) => GATE_REASON_CODES.indexOf(code));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });
});
