/* The adversary by chance: `npm run fuzz`, see scripts/fuzz.mjs. */
import { shrink, tell } from './shrink';
import { wander } from './wander';

const [seed, steps] = process.argv.slice(2).map(Number);

process.stdout.write(`Seed ${seed}, ${steps} steps\n`);
const startedAt = Date.now();
const { accepted, allowed, found } = wander({ seed, steps });
const seconds = Math.round((Date.now() - startedAt) / 1000);
for (const counterExample of found) {
  process.stdout.write(`\n${tell(shrink(counterExample))}\n`);
}
process.stdout.write(
  `\n${accepted} moves accepted, ${allowed} times the gate was open, ` +
    `${found.length} counter-examples (${seconds} s, seed ${seed})\n`,
);
process.exitCode = found.length > 0 ? 1 : 0;
