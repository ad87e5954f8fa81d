/** Ends the program with one sentence that says what is wrong. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
