import type { IntegrationsJson } from 'backstage-plugin-release-gate-common';
import type { IntegrationWatch } from '../Integrations';
import type { SettingsWatch } from '../SettingsWatch';

/** How the connected tools are doing, without secrets, and what an operator should look at. */
export async function readIntegrations(
  tools: IntegrationWatch,
  settingsWatch: SettingsWatch,
): Promise<IntegrationsJson> {
  const [items, warnings] = await Promise.all([
    tools.integrations(),
    settingsWatch.warnings(),
  ]);
  return { items, warnings };
}
