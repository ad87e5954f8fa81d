import type { IntegrationState, IntegrationWatch } from '../Integrations';

/** How the connected tools are doing, without secrets. */
export async function readIntegrations(
  tools: IntegrationWatch,
): Promise<{ readonly items: readonly IntegrationState[] }> {
  return { items: await tools.integrations() };
}
