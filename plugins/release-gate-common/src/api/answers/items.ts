import { z } from 'zod/v4';
import type { EvidenceSource } from '../../domain/model/item';
import type { ItemKind } from '../../domain/model/workflow';
import type { Refusal } from '../../domain/model/refusals';
import { type CheckJson, type ProbeJson, checkJson, probeJson } from './checks';
import { closedJson } from './closed';
import { exactly, instant, listOf, named, oneOf } from './exactly';
import { evidenceSource, itemKind } from './facts';

/** @public */
export interface EvidenceJson {
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly url?: string;
  readonly source: EvidenceSource;
}

const evidenceJson = named(
  'Evidence',
  exactly<EvidenceJson>({
    by: z.string(),
    at: instant,
    note: z.string().optional(),
    url: z.string().optional(),
    source: evidenceSource,
  }),
);

/** @public */
export interface OverrideJson {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

const overrideJson = named(
  'Override',
  exactly<OverrideJson>({ by: z.string(), at: instant, reason: z.string() }),
);

/** @public */
export interface PartJson {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'complete';
  readonly check?: CheckJson;
  readonly evidence?: EvidenceJson;
  readonly overridden?: OverrideJson;
}

const partJson = named(
  'Part',
  exactly<PartJson>({
    id: z.string(),
    title: z.string(),
    state: oneOf<PartJson['state']>({ open: true, complete: true }),
    check: checkJson.optional(),
    evidence: evidenceJson.optional(),
    overridden: overrideJson.optional(),
  }),
);

/** @public */
export interface ItemJson {
  readonly id: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly state: 'open' | 'complete' | 'not-applicable';
  readonly parts?: readonly PartJson[];
  readonly check?: CheckJson;
  /** Who answers it, so that a person's word would override it: a provider, a tracker. */
  readonly answeredBy?: string;
  readonly evidence?: EvidenceJson;
  readonly overridden?: OverrideJson;
  /** The probes that watch a monitoring item, once the window is open. */
  readonly probes?: readonly ProbeJson[];
  /** What has to be given with the completion. */
  readonly requires?: readonly ('note' | 'url')[];
  readonly helpUrl?: string;
  /** From when on a monitoring item can be completed. */
  readonly availableAt?: string;
  /** Why the caller may not complete the open item by hand now; it holds for its parts as well. */
  readonly closed?: Refusal;
}

/** @public */
export const itemState = oneOf<ItemJson['state']>({
  open: true,
  complete: true,
  'not-applicable': true,
});

export const requirement = oneOf<'note' | 'url'>({ note: true, url: true });

const itemJson = named(
  'Item',
  exactly<ItemJson>({
    id: z.string(),
    title: z.string(),
    kind: itemKind,
    state: itemState,
    parts: listOf(partJson).optional(),
    check: checkJson.optional(),
    answeredBy: z.string().optional(),
    evidence: evidenceJson.optional(),
    overridden: overrideJson.optional(),
    probes: listOf(probeJson).optional(),
    requires: listOf(requirement).optional(),
    helpUrl: z.string().optional(),
    availableAt: instant.optional(),
    closed: closedJson.optional(),
  }),
);

/** @public */
export interface StageJson {
  readonly id: string;
  readonly title: string;
  readonly complete: boolean;
  readonly items: readonly ItemJson[];
}

export const stageJson = named(
  'Stage',
  exactly<StageJson>({
    id: z.string(),
    title: z.string(),
    complete: z.boolean(),
    items: listOf(itemJson),
  }),
);
