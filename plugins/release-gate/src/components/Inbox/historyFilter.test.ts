import { DateTime } from 'luxon';
import {
  isNarrowed,
  readHistoryFilter,
  toReleaseFilter,
  writeHistoryFilter,
} from './historyFilter';

const read = (query: string) => readHistoryFilter(new URLSearchParams(query));

describe('the filter of the history', () => {
  it('is the same after it was written into an address and read again', () => {
    const filter = {
      q: 'refund',
      service: 'component:default/payments',
      owner: 'group:default/portal-team',
      person: 'user:default/engineer',
      phase: 'any',
      from: '2026-05-01',
      to: '2026-05-12',
    } as const;
    expect(readHistoryFilter(writeHistoryFilter(filter))).toEqual(filter);
  });

  it('takes a name alone for what the field is about', () => {
    expect(
      read('service=Payments&owner=portal-team&person=engineer'),
    ).toMatchObject({
      service: 'component:default/payments',
      owner: 'group:default/portal-team',
      person: 'user:default/engineer',
    });
  });

  it('passes over what an address holds that is no filter', () => {
    const filter = read(
      'service=::&phase=shipped&from=yesterday&to=0026-05-01',
    );
    expect(isNarrowed(filter)).toBe(false);
  });

  it('asks for the phases in which nothing more happens, until another one is chosen', () => {
    expect(toReleaseFilter({}).phase).toEqual([
      'completed',
      'cancelled',
      'rolled-back',
    ]);
    expect(toReleaseFilter({ phase: 'staging' }).phase).toEqual(['staging']);
    expect(toReleaseFilter({ phase: 'any' })).not.toHaveProperty('phase');
  });

  it('reaches from the start of the first day to the end of the last, in the viewer’s zone', () => {
    const { from, to } = toReleaseFilter({
      from: '2026-05-01',
      to: '2026-05-12',
    });
    expect(from).toMatch(/Z$/);
    expect(DateTime.fromISO(from!).toLocal().toFormat('yyyy-MM-dd HH:mm')).toBe(
      '2026-05-01 00:00',
    );
    expect(DateTime.fromISO(to!).toLocal().toFormat('yyyy-MM-dd HH:mm')).toBe(
      '2026-05-12 23:59',
    );
  });
});
