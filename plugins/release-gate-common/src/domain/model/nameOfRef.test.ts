import { nameOfRef } from './nameOfRef';

describe('the name in an entity reference', () => {
  it.each([
    ['component:default/payments', 'payments'],
    ['user:default/engineer', 'engineer'],
    ['group:default/portal-team', 'portal-team'],
    // Others of the same name are told apart.
    ['component:shop/payments', 'shop/payments'],
    ['user:contractors/engineer', 'contractors/engineer'],
    ['api:default/payments', 'api:payments'],
    ['resource:shop/payments', 'resource:shop/payments'],
    ['Component:Default/Payments', 'Payments'],
    ['external:ci', 'external:ci'],
    ['release-gate', 'release-gate'],
    ['component:default/c++/x', 'c++/x'],
    ['', ''],
  ])('of %j is %j', (ref, name) => {
    expect(nameOfRef(ref)).toBe(name);
  });
});
