const KEY = 'demo-user';

/**
 * Who this browser tab is, as an entity ref. Kept per tab, so that two tabs can
 * be two people at the same time, and kept over a reload.
 */
export const chosenPerson = {
  read: (): string | undefined =>
    window.sessionStorage.getItem(KEY) ?? undefined,
  write: (ref: string) => window.sessionStorage.setItem(KEY, ref),
  forget: () => window.sessionStorage.removeItem(KEY),
};
