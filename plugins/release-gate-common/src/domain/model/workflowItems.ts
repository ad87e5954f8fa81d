import {
  type BuiltInStageId,
  type DocumentKind,
  type ItemKind,
  type Workflow,
  type WorkflowItem,
  type WorkflowStage,
  BUILT_IN_STAGE_IDS,
} from './workflow';

/** An item and the stage that it belongs to. @public */
export interface PlacedItem {
  readonly stage: WorkflowStage;
  readonly item: WorkflowItem;
}

interface WorkflowIndex {
  readonly anchors: ReadonlyMap<string, BuiltInStageId>;
  readonly stagesAt: ReadonlyMap<BuiltInStageId, readonly WorkflowStage[]>;
  readonly items: ReadonlyMap<string, PlacedItem>;
}

/** By workflow: they never change, and every rule asks where an item belongs. */
const indices = new WeakMap<Workflow, WorkflowIndex>();

function indexOf(workflow: Workflow): WorkflowIndex {
  const known = indices.get(workflow);
  if (known) {
    return known;
  }
  const anchors = new Map<string, BuiltInStageId>();
  const stages = new Map<BuiltInStageId, readonly WorkflowStage[]>();
  const items = new Map<string, PlacedItem>();
  let anchor: BuiltInStageId = 'pre-deployment';
  for (const stage of workflow.stages) {
    anchor = BUILT_IN_STAGE_IDS.find(id => id === stage.id) ?? anchor;
    anchors.set(stage.id, anchor);
    stages.set(anchor, [...(stages.get(anchor) ?? []), stage]);
    for (const item of stage.items) {
      if (!items.has(item.id)) {
        items.set(item.id, { stage, item });
      }
    }
  }
  const index = { anchors, stagesAt: stages, items };
  indices.set(workflow, index);
  return index;
}

/**
 * The built-in stage whose phase a stage shares: itself, or the last one before it.
 *
 * @public
 */
export function anchorOf(workflow: Workflow, stageId: string): BuiltInStageId {
  return indexOf(workflow).anchors.get(stageId) ?? 'rollback';
}

/** The stages that share the phase of a built-in stage, in order. @public */
export function stagesAt(
  workflow: Workflow,
  anchor: BuiltInStageId,
): readonly WorkflowStage[] {
  return indexOf(workflow).stagesAt.get(anchor) ?? [];
}

/** All items of a workflow, in order. @public */
export function itemsOf({ stages }: Workflow): readonly WorkflowItem[] {
  return stages.flatMap(({ items }) => items);
}

/**
 * The items of the stages that share the phase of a built-in stage, in order.
 *
 * @public
 */
export function itemsAt(
  workflow: Workflow,
  anchor: BuiltInStageId,
): readonly WorkflowItem[] {
  return stagesAt(workflow, anchor).flatMap(({ items }) => items);
}

/** The item and its stage, or undefined for an unknown id. @public */
export function findItem(
  workflow: Workflow,
  itemId: string,
): PlacedItem | undefined {
  return indexOf(workflow).items.get(itemId);
}

/**
 * The built-in stage that the item's stage shares its phase with, or undefined for an unknown id.
 *
 * @public
 */
export function anchorOfItem(
  workflow: Workflow,
  itemId: string,
): BuiltInStageId | undefined {
  const stage = findItem(workflow, itemId)?.stage;
  return stage && anchorOf(workflow, stage.id);
}

function firstItem(
  { stages }: Workflow,
  isWanted: (item: WorkflowItem) => boolean,
): PlacedItem | undefined {
  for (const stage of stages) {
    const item = stage.items.find(isWanted);
    if (item) {
      return { stage, item };
    }
  }
  return undefined;
}

/** The first item of a kind with its stage, or undefined. @public */
export function itemOfKind(
  workflow: Workflow,
  kind: ItemKind,
): PlacedItem | undefined {
  return firstItem(workflow, item => item.kind === kind);
}

/** The item that stands on a document of this kind, or undefined. @public */
export function documentItem(
  workflow: Workflow,
  document: DocumentKind,
  by: 'attachment' | 'delivery',
): PlacedItem | undefined {
  return firstItem(
    workflow,
    item =>
      item.kind === 'document' && item.document === document && item.by === by,
  );
}

/**
 * The item that the notification of the approvers completes, or undefined.
 *
 * @public
 */
export function notificationItem(workflow: Workflow): PlacedItem | undefined {
  return firstItem(
    workflow,
    item => item.kind === 'automatic' && item.follows === 'notification',
  );
}

/** The deployment item for a target: every workflow has one. @public */
export function deploymentItem(
  workflow: Workflow,
  target: 'staging' | 'production' | 'baseline',
): PlacedItem {
  const found = firstItem(
    workflow,
    item => item.kind === 'deployment' && item.target === target,
  );
  if (!found) {
    throw new Error(
      `Workflow '${workflow.name}' has no deployment item for ${target}`,
    );
  }
  return found;
}
