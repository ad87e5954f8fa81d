import { Config } from '@backstage/config';

/** The documented token of the demo's pipeline, see docs/demo.md. */
export const DEMO_PIPELINE_TOKEN = 'release-gate-demo-pipeline-token';

/** Names, in words, every way into this backend that anybody can read about. */
export function readPublicSecrets(config: Config): string[] {
  const found: string[] = [];
  if (config.has('auth.providers.demo')) {
    found.push('the demo sign-in (auth.providers.demo)');
  }
  // As text, so that the value is found in every kind of external access.
  const auth = JSON.stringify(config.getOptional('backend.auth') ?? {});
  if (auth.includes(DEMO_PIPELINE_TOKEN)) {
    found.push('the demo pipeline token (backend.auth.externalAccess)');
  }
  return found;
}
