import { gateRows } from '../../testUtils/gateRows';
import { questionOf } from '../../testUtils/gateRowHistory';
import { plainGateRule } from '../../testUtils/plainGateRule';
import { askGate, explainGate } from './askGate';
import { GATE_REASON_CODES } from '../model/gateReason';
import { recordDecision } from './recordDecision';
import { replayRecord } from '../replayRecord';

/** No condition gives this code before freezes can be configured. */
const WITHOUT_CONDITION = ['change-freeze'];

/** Shares no factor with the sizes of the domain, so that every value comes up with every other. */
const SAMPLE = 11;

describe('the truth table of the gate', () => {
  it('every row is answered as the plain rule says', () => {
    const differences: object[] = [];
    const seen = new Set<string>();
    let allowed = 0;
    let rows = 0;
    for (const row of gateRows()) {
      const answer = askGate(questionOf(row).question);
      const codes = answer.reasons.map(({ code }) => code);
      const expected = plainGateRule(row);
      if (
        codes.join() !== expected.join() ||
        answer.allowed !== (expected.length === 0)
      ) {
        differences.push({ row, codes, expected });
      }
      codes.forEach(code => seen.add(code));
      allowed += answer.allowed ? 1 : 0;
      rows += 1;
    }
    expect(differences).toEqual([]);
    expect([...seen, ...WITHOUT_CONDITION].sort()).toEqual(
      [...GATE_REASON_CODES].sort(),
    );
    expect(rows).toBeGreaterThan(160_000);
    expect(allowed).toBeGreaterThan(1_000);
  });

  it('the record of a row is answered again from its events alone', () => {
    const differences: object[] = [];
    let rows = 0;
    for (const row of gateRows()) {
      rows += 1;
      if (rows % SAMPLE !== 0) {
        continue;
      }
      const { question, events } = questionOf(row);
      const explained = explainGate(question);
      const record = recordDecision(question, {
        id: '1',
        system: 'unknown',
      });
      const replayed = replayRecord(
        JSON.parse(JSON.stringify(record)),
        row.isHistoryWhole ? { whole: true, ...events } : { whole: false },
        question.policy,
      );
      if (JSON.stringify(replayed) !== JSON.stringify(explained)) {
        differences.push({ row, replayed, explained });
      }
    }
    expect(differences).toEqual([]);
  });
});
