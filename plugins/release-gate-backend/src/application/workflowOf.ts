import {
  type Workflow,
  deploymentWorkflow,
} from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from './Directory';
import type { Settings } from './Settings';

/** The workflow that a release of the entity starts with: the one that it chose, else, or where it is not known, the built-in one. */
export function workflowOf(
  { workflows }: Pick<Settings, 'workflows'>,
  known: KnownEntity | undefined,
): Workflow {
  const chosen = known?.workflow && workflows.get(known.workflow);
  return chosen || workflows.get(deploymentWorkflow.name) || deploymentWorkflow;
}
