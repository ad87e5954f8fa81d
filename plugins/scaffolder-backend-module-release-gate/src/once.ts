import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import { canonicalJson, sha256 } from 'backstage-plugin-release-gate-common';

/** What identifies a step of a task, and remembers what it has done. */
export type StepContext = Pick<
  ActionContext<JsonObject>,
  'checkpoint' | 'step' | 'task'
>;

/**
 * Carries a write out once per task, step and input, however often the step is
 * run. The checkpoint spares the call where the scaffolder keeps checkpoints;
 * the idempotency key holds where it does not, and when the process dies
 * between the write and the checkpoint.
 *
 * @param write - gets a key that stays the same when the step is run again
 */
export async function once<T extends JsonValue>(
  ctx: StepContext,
  step: { readonly action: string; readonly input: unknown },
  write: (idempotencyKey: string) => Promise<T>,
): Promise<T> {
  const inputDigest = sha256(canonicalJson(step.input));
  const run = sha256(
    canonicalJson({
      task: ctx.task.id,
      step: ctx.step?.id ?? '',
      action: step.action,
      input: inputDigest,
    }),
  );
  return ctx.checkpoint({
    // The scaffolder tells steps apart, but not the iterations of one step.
    key: `${step.action}.${inputDigest}`,
    fn: () => write(`scaffolder:${run}`),
  });
}
