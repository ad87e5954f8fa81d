import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** What a visitor of the running demo needs to know, as text for the terminal. */
export async function demoGuide({ portalUrl, backendUrl }) {
  const { parse } = await import('yaml');
  const config = parse(
    fs.readFileSync(path.join(root, 'app-config.yaml'), 'utf8'),
  );
  const people = config.demo.people.map(
    ({ ref, name, title, does }) =>
      `    ${name.padEnd(16)} ${ref.padEnd(24)} ${title}: ${does}`,
  );
  const { token, subject } = config.backend.auth.externalAccess[0].options;
  const question = `${backendUrl}/api/release-gate/gate?entityRef=component:default/payments&environment=production&commit=${'a'.repeat(
    40,
  )}`;

  return [
    '',
    `  Release Gate is ready:  ${portalUrl}`,
    '',
    '  You can be signed in as',
    ...people,
    '',
    `  A pipeline (${subject}) asks the gate like this:`,
    `    curl -H 'Authorization: Bearer ${token}' '${question}'`,
    '',
    '  The data lies in .data/ and survives a restart. Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
