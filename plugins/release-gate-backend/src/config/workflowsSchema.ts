import {
  type Workflow,
  type WorkflowItem,
  type WorkflowStage,
  deploymentWorkflow,
} from 'backstage-plugin-release-gate-common';
import { setting } from 'backstage-plugin-release-gate-node';
import { z } from 'zod/v4';

/** What follows from the record: nobody adds to it, and nothing comes after it. */
const CLOSED_STAGES: readonly string[] = ['approval', 'rollback'];

/** A section that adds to a workflow: whoever tries to take something away is told what is possible. */
function addition<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'is not a setting; a workflow can add stages and items, bind checks and set helpUrl, and nothing else'
        : undefined,
  });
}

const helpUrl = setting.httpUrl().optional();
const check = setting.text().optional();

/** What may be said of an item that is there already. */
function amendmentSchema(item: WorkflowItem) {
  return addition({
    helpUrl,
    check:
      item.kind === 'check'
        ? check
        : z
            .undefined(`cannot be bound: the item is of kind ${item.kind}`)
            .optional(),
  }).transform(own => ({ ...item, ...own } as WorkflowItem));
}

/** The kinds of item that a company can add; the others belong to the built-in rules. */
const newItemSchema = addition({
  title: setting.text(),
  kind: z.enum(['manual', 'check']).default('manual'),
  helpUrl,
  check,
}).transform(({ kind, check: provider, ...item }): WorkflowItem => {
  // The id is the key, which is not seen from here.
  const base = { id: '', ...item };
  return kind === 'check'
    ? { ...base, kind, ...(provider && { check: provider }) }
    : { ...base, kind };
});

/** The items of a stage: those that are there, as they are amended, and those that are added. */
function itemsSchema({ id: stageId, items }: Omit<WorkflowStage, 'title'>) {
  const amendments = Object.fromEntries(
    items.map(item => [item.id, amendmentSchema(item).optional()]),
  );
  return z
    .object(amendments)
    .catchall(newItemSchema.optional())
    .transform((own, context): readonly WorkflowItem[] => {
      const added = Object.keys(own).filter(id => !(id in amendments));
      for (const id of added.filter(each => !/^[a-z][a-z0-9-]*$/.test(each))) {
        context.addIssue({
          code: 'custom',
          path: [id],
          message: 'must be a kebab-case id',
        });
      }
      if (added.length > 0 && CLOSED_STAGES.includes(stageId)) {
        context.addIssue(
          `cannot add to ${stageId}: it follows from what is recorded`,
        );
      }
      return [
        ...items.map(item => own[item.id] ?? item),
        ...added.flatMap(id => (own[id] ? { ...own[id], id } : [])),
      ];
    });
}

interface StageAddition {
  readonly title?: string;
  readonly after?: string;
  readonly items?: readonly WorkflowItem[];
}

const builtInStageSchemas = Object.fromEntries(
  deploymentWorkflow.stages.map(stage => [
    stage.id,
    addition({ items: itemsSchema(stage).optional() })
      .transform((own): StageAddition => own)
      .optional(),
  ]),
);

const newStageSchema = addition({
  title: setting.text(),
  after: setting.text(),
  items: itemsSchema({ id: '', items: [] }),
}).transform((own): StageAddition => own);

type Context = z.core.$RefinementCtx;

/** Every item of a workflow has an id of its own. */
function refuseRepeatedItems(
  stages: Readonly<Record<string, StageAddition | undefined>>,
  context: Context,
): void {
  const taken = new Map(
    deploymentWorkflow.stages.flatMap(({ id, items }) =>
      items.map(item => [item.id, id] as const),
    ),
  );
  for (const [stageId, stage] of Object.entries(stages)) {
    for (const { id } of stage?.items ?? []) {
      if ((taken.get(id) ?? stageId) !== stageId) {
        context.addIssue({
          code: 'custom',
          path: [stageId, 'items', id],
          message: 'is the id of an item of another stage',
        });
      }
      taken.set(id, stageId);
    }
  }
}

/** A new stage, after one that is there: a built-in one, or one that was added before. */
function insert(
  stages: readonly WorkflowStage[],
  id: string,
  { title = '', after = '', items = [] }: StageAddition,
  context: Context,
): readonly WorkflowStage[] {
  const place = stages.findIndex(stage => stage.id === after);
  if (place < 0 || CLOSED_STAGES.includes(after)) {
    context.addIssue({
      code: 'custom',
      path: [id, 'after'],
      message: place < 0 ? `names no stage: '${after}'` : `cannot be ${after}`,
    });
  }
  return [
    ...stages.slice(0, place + 1),
    { id, title, items },
    ...stages.slice(place + 1),
  ];
}

const stagesSchema = z
  .object(builtInStageSchemas)
  .catchall(newStageSchema.optional())
  .superRefine(refuseRepeatedItems)
  .transform((own, context): readonly WorkflowStage[] => {
    let stages: readonly WorkflowStage[] = deploymentWorkflow.stages.map(
      stage => ({ ...stage, items: own[stage.id]?.items ?? stage.items }),
    );
    for (const [id, added] of Object.entries(own)) {
      if (added && !(id in builtInStageSchemas)) {
        stages = insert(stages, id, added, context);
      }
    }
    return stages;
  });

/**
 * `releaseGate.workflows`: the workflows that entities can choose among, by
 * name. Each is the built-in one with additions; nothing of it can be removed,
 * reordered or weakened. The built-in one is always there.
 */
export const workflowsSchema: z.ZodType<ReadonlyMap<string, Workflow>> = z
  .record(
    z.string(),
    addition({
      title: setting.text().optional(),
      version: setting.text().optional(),
      approverTitle: setting.text().optional(),
      stages: stagesSchema.optional(),
    }),
  )
  .default({})
  .transform((workflows): ReadonlyMap<string, Workflow> => {
    const { name } = deploymentWorkflow;
    return new Map(
      Object.entries({ [name]: {}, ...workflows }).map(([key, own]) => [
        key,
        { ...deploymentWorkflow, ...own, name: key },
      ]),
    );
  });
