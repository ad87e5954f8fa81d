/** To the second, as Git and GitHub tell times. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '');
}
