import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { createReleaseGateActions } from '../actions/createReleaseGateActions';
import type { Portal } from './startPortal';

/** How a step is run. */
export interface StepOptions {
  /** The engineer, who owns the services, by default. */
  readonly person?: string;
  readonly isDryRun?: boolean;
  readonly taskId?: string;
  readonly stepId?: string;
  /** What earlier runs of the task left behind, where the scaffolder keeps it. */
  readonly checkpoints?: Map<string, JsonValue | void>;
  readonly signal?: AbortSignal;
}

let taskNumber = 0;

/** Runs actions against a portal, each time as the step of a task of its own, in a workspace that is emptied at the end. */
export function actionRunner(portal: () => Portal) {
  const workspace = createMockDirectory();

  const run = async (
    actionId: string,
    input: JsonObject,
    options: StepOptions = {},
  ): Promise<JsonObject> => {
    const action = createReleaseGateActions({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: portal().discovery,
    }).find(({ id }) => id === actionId);
    if (!action) {
      throw new Error(`There is no action ${actionId}`);
    }
    taskNumber += 1;
    const { checkpoints, person = 'engineer', isDryRun, signal } = options;
    const output: JsonObject = {};
    const base = createMockActionContext({
      input,
      workspacePath: workspace.path,
      user: { ref: `user:default/${person}` },
      task: { id: options.taskId ?? `task-${taskNumber}` },
    });
    const ctx: ActionContext<JsonObject> = {
      ...base,
      step: { id: options.stepId ?? 'step', name: 'Step' },
      output: (name, value) => {
        output[name] = value;
      },
      getInitiatorCredentials: async () =>
        mockCredentials.user(`user:default/${person}`),
      checkpoint: async ({ key, fn }) => {
        if (!checkpoints) {
          return fn();
        }
        if (!checkpoints.has(key)) {
          checkpoints.set(key, JSON.parse(JSON.stringify((await fn()) ?? {})));
        }
        return checkpoints.get(key) as Awaited<ReturnType<typeof fn>>;
      },
      ...(isDryRun && { isDryRun }),
      ...(signal && { signal }),
    };
    const handler: (context: ActionContext<JsonObject>) => Promise<void> =
      action.handler as never;
    await handler(ctx);
    return output;
  };
  return { run, workspace };
}
