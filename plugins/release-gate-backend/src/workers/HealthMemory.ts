import type { IntegrationHealth } from 'backstage-plugin-release-gate-node';

/** For how long a tool that works is believed to go on. */
const KEPT_MS = 15 * 60_000;
/** What does not work is looked at again sooner, for whoever repairs it. */
const FAULT_KEPT_MS = 60_000;

/** How a tool was doing when it was asked last. */
export type KnownHealth = IntegrationHealth & { readonly checkedAt: string };

/**
 * Keeps how tools are doing for minutes, however often somebody looks: asking a
 * vendor costs requests that are needed for the work itself.
 */
export class HealthMemory {
  readonly #now: () => Promise<string>;
  readonly #known = new Map<string, Promise<KnownHealth>>();

  /** @param now - the time, ISO 8601 */
  constructor(now: () => Promise<string>) {
    this.#now = now;
  }

  /** How the tool is doing, asked anew only where what is known is too old. */
  async of(
    toolId: string,
    ask: () => Promise<IntegrationHealth>,
  ): Promise<KnownHealth> {
    const now = await this.#now();
    const known = await this.#known.get(toolId);
    if (known && isFresh(known, now)) {
      return known;
    }
    const asked = ask().then(health => ({ ...health, checkedAt: now }));
    this.#known.set(toolId, asked);
    return asked;
  }
}

function isFresh({ status, checkedAt }: KnownHealth, now: string): boolean {
  const age = Date.parse(now) - Date.parse(checkedAt);
  return age < (status === 'ok' ? KEPT_MS : FAULT_KEPT_MS);
}
