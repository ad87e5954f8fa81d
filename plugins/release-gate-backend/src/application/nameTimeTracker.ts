import {
  type Workflow,
  deploymentWorkflow,
  itemOfKind,
} from 'backstage-plugin-release-gate-common';

const BUILT_IN_TITLE = itemOfKind(deploymentWorkflow, 'time-entry')?.item.title;

/**
 * The workflows as releases start with them here: the built-in item about logged
 * time names the tracker that is connected, and none where none is.
 */
export function nameTimeTracker(
  workflows: ReadonlyMap<string, Workflow>,
  tracker: { readonly title: string } | undefined,
): ReadonlyMap<string, Workflow> {
  const title = tracker ? `Time logged in ${tracker.title}` : 'Time logged';
  return new Map(
    [...workflows].map(([name, workflow]) => [
      name,
      {
        ...workflow,
        stages: workflow.stages.map(stage => ({
          ...stage,
          items: stage.items.map(item =>
            item.kind === 'time-entry' && item.title === BUILT_IN_TITLE
              ? { ...item, title }
              : item,
          ),
        })),
      },
    ]),
  );
}
