import type { Ports } from '../Parts';
import type { IntegrationState, IntegrationWatch } from '../Integrations';

/** How the connected tools are doing now, without secrets. */
export async function readIntegrations(
  { store }: Pick<Ports, 'store'>,
  tools: IntegrationWatch,
): Promise<{ readonly items: readonly IntegrationState[] }> {
  const checkedAt = await store.now();
  const states = await tools.integrations();
  return { items: states.map(state => ({ ...state, checkedAt })) };
}
