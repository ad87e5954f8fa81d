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
