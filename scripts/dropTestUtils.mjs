// After `prepack` of a package: its test utilities are for this repository alone, so users never get them. What writes
// a past has no place in a portal. `postpack` puts package.json back.
import fs from 'node:fs';

const file = 'package.json';
const { exports, typesVersions, ...rest } = JSON.parse(
  fs.readFileSync(file, 'utf8'),
);
delete exports['./testUtils'];
delete typesVersions?.['*']?.testUtils;
fs.writeFileSync(
  file,
  `${JSON.stringify({ ...rest, exports, typesVersions }, null, 2)}\n`,
);
