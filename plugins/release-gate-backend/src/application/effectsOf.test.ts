import type {
  EntityEvent,
  EntityRef,
  Release,
} from 'backstage-plugin-release-gate-common';
import { entityEffectsOf, reminderOf } from './effectsOf';

const APPROVERS = ['user:default/director'];

describe('what approvers are told of a rule that was broken without a release', () => {
  const broken = {
    type: 'violation-recorded',
    data: { violationId: '01V', message: '\u202e0.4.2 was deployed' },
  } as EntityEvent;
  const told = (entityRef: string) =>
    entityEffectsOf(entityRef as EntityRef, broken, APPROVERS);

  it.each([
    ['component:default/payments', 'payments'],
    ['component:shop/payments', 'shop/payments'],
    ['api:default/payments', 'api:payments'],
    ['component:default/تسديد', '\u2068تسديد\u2069'],
  ])('names %s so that nobody takes it for another one', (ref, name) => {
    expect(told(ref)).toMatchObject([{ title: `${name}: a rule was broken` }]);
  });

  it('keeps the words that it quotes apart', () => {
    expect(told('component:default/payments')).toMatchObject([
      { description: '\u2068\u202e0.4.2 was deployed\u2069' },
    ]);
  });
});

it('a reminder keeps the words of the request apart from its own', () => {
  const release = {
    id: '01',
    entityRef: 'component:default/payments',
    version: '2.4.0',
    approval: {
      status: 'requested',
      request: { snapshot: { what: 'المبالغ' } },
    },
  } as unknown as Release;
  expect(
    reminderOf(release, { requestNumber: 1, step: 1 }, APPROVERS),
  ).toMatchObject({ description: 'What changed: \u2068المبالغ\u2069' });
});
