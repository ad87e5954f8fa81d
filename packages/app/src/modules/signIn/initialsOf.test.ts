import { initialsOf } from './initialsOf';

describe('initialsOf', () => {
  it.each([
    ['Erin Falk', 'EF'],
    ['  ada   maria  lovelace ', 'AL'],
    ['Plato', 'P'],
    ['', ''],
  ])('makes "%s" to "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
