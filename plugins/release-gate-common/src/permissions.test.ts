import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { permissionsMarkdown } from './testUtils/permissionsMarkdown';

const FILE = path.resolve(__dirname, '../../../docs/permissions.md');
const MARKED = /(<!-- permissions -->\n)[^]*(<!-- \/permissions -->)/;

/** A table, however wide its columns are drawn. */
function plain(table: string): string {
  return table.replace(/-{2,}/g, '---').replace(/ +/g, ' ');
}

it('docs/permissions.md names every permission with what it is for (UPDATE_DOCS=1 writes it anew)', () => {
  const published = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_DOCS) {
    writeFileSync(
      FILE,
      published.replace(
        MARKED,
        (_, begin, end) => `${begin}\n${permissionsMarkdown()}\n\n${end}`,
      ),
    );
    return;
  }
  expect(plain(published)).toContain(plain(permissionsMarkdown()));
});
