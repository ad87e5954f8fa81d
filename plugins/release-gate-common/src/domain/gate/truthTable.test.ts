import { gateRows } from '../../testUtils/gateRows';
import { questionOf } from '../../testUtils/gateRowHistory';
import { plainGateRule } from '../../testUtils/plainGateRule';
import { askGate } from './askGate';
import { GATE_REASON_CODES } from '../model/gateReason';

/** No condition gives this code before freezes can be configured. */
const WITHOUT_CONDITION = ['change-freeze'];

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
    expect(rows).toBeGreaterThan(80_000);
    expect(allowed).toBeGreaterThan(1_000);
  });
});
