import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { explore } from './explore';
import { Play } from './Play';
import { moveNamed } from './moves';
import { SET_UPS } from './setUps';
import { shrink, tell } from './shrink';

jest.setTimeout(120_000);

describe('an adversary who tries everything', () => {
  it.each(SET_UPS)('can begin where this holds: $name', ({ way }) => {
    const play = new Play();
    const refused = way.filter(name => !play.make(moveNamed(name)));

    expect(refused).toEqual([]);
  });

  it.each(SET_UPS)(
    'finds no way around the rules within $depth moves from: $name',
    setUp => {
      const { states, judged, allowed, found } = explore(setUp);

      process.stdout.write(
        `${setUp.name}: every move in ${states} states, ${judged} accepted, ${allowed} times the gate was open\n`,
      );
      expect(found.map(shrink).map(tell)).toEqual([]);
      expect(judged).toBeGreaterThan(500);
    },
  );

  it('is judged by a rule book that knows nothing of the program', () => {
    const folder = path.join(__dirname, 'oracle');
    const imports = readdirSync(folder).flatMap(file =>
      [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(
          / from '(.*)'/g,
        ),
      ].map(([, from]) => from),
    );

    expect([...new Set(imports)].sort()).toEqual(['./Chronicle', './facts']);
  });
});
