import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { CallerReader } from '../router/CallerReader';
import type { OperationRunner } from '../router/OperationRunner';
import type { Ask } from './Ask';
import { registerListReleases } from './registerListReleases';
import { registerGetRelease } from './registerGetRelease';
import { registerWhatIsNext } from './registerWhatIsNext';
import { registerWhyIsTheGateClosed } from './registerWhyIsTheGateClosed';
import { registerDraftReleaseNote } from './registerDraftReleaseNote';

/**
 * What agents in the portal can ask, through Backstage's actions registry (and
 * so over MCP): operations of the contract, run as over HTTP. Reads only: there
 * is no action that decides, completes or changes anything, and the API refuses
 * decisions of whoever acts for somebody.
 */
export function registerActions(options: {
  readonly registry: ActionsRegistryService;
  readonly runner: OperationRunner;
  readonly callers: CallerReader;
}): void {
  const { registry, runner, callers } = options;
  const askFor =
    (action: string): Ask =>
    (name, credentials, read) =>
      runner.run(name, {
        identify: async () => callers.identify(credentials),
        read,
        meta: { action, ...callers.nameOf(credentials) },
      });
  registerListReleases(registry, askFor('list-releases'));
  registerGetRelease(registry, askFor('get-release'));
  registerWhatIsNext(registry, askFor('what-is-next'));
  registerWhyIsTheGateClosed(registry, askFor('why-is-the-gate-closed'));
  registerDraftReleaseNote(registry, askFor('draft-release-note'));
}
