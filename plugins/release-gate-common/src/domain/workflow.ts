/**
 * The kinds of a checklist item. The kind says who or what may complete it.
 *
 * @public
 */
export type ItemKind =
  | 'manual'
  | 'check'
  | 'deployment'
  | 'monitoring'
  | 'document'
  | 'time-entry'
  | 'tickets'
  | 'automatic';

/**
 * When an item counts at all; without a condition it always does.
 *
 * @public
 */
export type ItemCondition = 'non-routine' | 'tickets-linked' | 'users-affected';

/**
 * The kinds of document that a release holds.
 *
 * @public
 */
export type DocumentKind = 'release-note' | 'incident-report';

/** @public */
export interface ItemPart {
  readonly id: string;
  readonly title: string;
}

interface ItemBase {
  readonly id: string;
  readonly title: string;
  readonly helpUrl?: string;
  readonly appliesWhen?: ItemCondition;
}

/**
 * One thing that must hold before its stage is complete.
 *
 * @public
 */
export type WorkflowItem = ItemBase &
  (
    | {
        readonly kind: 'manual';
        /** What the person has to give with the tick. */
        readonly requires?: readonly ('note' | 'url')[];
      }
    | {
        readonly kind: 'check';
        readonly parts?: readonly ItemPart[];
        /** The id of the provider that answers it, bound by configuration. */
        readonly check?: string;
      }
    | {
        readonly kind: 'deployment';
        readonly target: 'staging' | 'production' | 'baseline';
      }
    | { readonly kind: 'monitoring' }
    | {
        readonly kind: 'document';
        readonly document: DocumentKind;
        readonly by: 'attachment' | 'delivery';
        /** An item that may be completed before its stage is reached. */
        readonly from?: 'approval';
      }
    | { readonly kind: 'time-entry' }
    | { readonly kind: 'tickets' }
    | {
        readonly kind: 'automatic';
        readonly follows: 'request' | 'approval' | 'notification';
      }
  );

/** @public */
export interface WorkflowStage {
  readonly id: string;
  readonly title: string;
  readonly items: readonly WorkflowItem[];
}

/**
 * The definition that a release goes through: ordered stages of items.
 *
 * @public
 */
export interface Workflow {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** How the rule book names the one who decides. */
  readonly approverTitle: string;
  readonly stages: readonly WorkflowStage[];
}

/**
 * The stages of the built-in workflow, in order. Stages that a company adds
 * stand after one of these and share its phase.
 *
 * @public
 */
export const BUILT_IN_STAGE_IDS = [
  'pre-deployment',
  'staging',
  'approval',
  'production',
  'post-deployment',
  'rollback',
] as const;

/** @public */
export type BuiltInStageId = (typeof BUILT_IN_STAGE_IDS)[number];

interface WorkflowIndex {
  readonly anchors: ReadonlyMap<string, BuiltInStageId>;
  readonly stagesAt: ReadonlyMap<BuiltInStageId, readonly WorkflowStage[]>;
  readonly items: ReadonlyMap<
    string,
    { readonly stage: WorkflowStage; readonly item: WorkflowItem }
  >;
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
  const items = new Map<
    string,
    { readonly stage: WorkflowStage; readonly item: WorkflowItem }
  >();
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

/** The built-in stage whose phase a stage shares: itself, or the last one before it. */
export function anchorOf(workflow: Workflow, stageId: string): BuiltInStageId {
  return indexOf(workflow).anchors.get(stageId) ?? 'rollback';
}

/** The stages that share the phase of a built-in stage, in order. */
export function stagesAt(
  workflow: Workflow,
  anchor: BuiltInStageId,
): readonly WorkflowStage[] {
  return indexOf(workflow).stagesAt.get(anchor) ?? [];
}

/** The item and its stage, or undefined for an unknown id. */
export function findItem(
  workflow: Workflow,
  itemId: string,
): { readonly stage: WorkflowStage; readonly item: WorkflowItem } | undefined {
  return indexOf(workflow).items.get(itemId);
}
