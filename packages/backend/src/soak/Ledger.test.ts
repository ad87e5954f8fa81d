import { Ledger } from './Ledger';

const event = (mark: string, type = 'item-completed') => ({
  type,
  body: JSON.stringify({ data: { note: mark } }),
});

function ledgerWith(status: number | undefined) {
  const ledger = new Ledger();
  const mark = ledger.newMark('item-completed');
  ledger.note(mark, status);
  return { ledger, mark };
}

it('what was taken is missed where it is not in the history', () => {
  const { ledger, mark } = ledgerWith(200);
  expect(ledger.objections([event(mark)])).toEqual([]);
  expect(ledger.objections([])).toEqual([
    `${mark} was taken, and stands in 0 events`,
  ]);
});

it('what happened twice is found', () => {
  const { ledger, mark } = ledgerWith(201);
  expect(ledger.objections([event(mark), event(mark)])).toHaveLength(1);
  expect(
    ledger.objections([event(mark), event(mark, 'approval-requested')]),
  ).toEqual([]);
});

it('what was refused must not have happened', () => {
  const { ledger, mark } = ledgerWith(409);
  expect(ledger.objections([])).toEqual([]);
  expect(ledger.objections([event(mark)])).toHaveLength(1);
});

it.each([503, undefined])(
  'what nobody knows may have happened once (%s)',
  status => {
    const { ledger, mark } = ledgerWith(status);
    expect(ledger.objections([])).toEqual([]);
    expect(ledger.objections([event(mark)])).toEqual([]);
    expect(ledger.objections([event(mark), event(mark)])).toHaveLength(1);
  },
);
