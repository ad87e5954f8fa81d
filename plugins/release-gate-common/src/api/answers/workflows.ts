import { z } from 'zod/v4';
import type { ItemKind, ItemPart } from '../../domain/model/workflow';
import { exactly, listOf, named } from './exactly';
import { itemKind, itemPart } from './facts';
import { itemsOf } from './page';

/** @public */
export interface WorkflowJson {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly approverTitle: string;
  readonly stages: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly {
      readonly id: string;
      readonly title: string;
      readonly kind: ItemKind;
      readonly parts?: readonly ItemPart[];
      readonly helpUrl?: string;
    }[];
  }[];
}

type Stage = WorkflowJson['stages'][number];

export const workflowJson = named(
  'Workflow',
  exactly<WorkflowJson>({
    name: z.string(),
    version: z.string(),
    title: z.string(),
    approverTitle: z.string(),
    stages: listOf(
      exactly<Stage>({
        id: z.string(),
        title: z.string(),
        items: listOf(
          exactly<Stage['items'][number]>({
            id: z.string(),
            title: z.string(),
            kind: itemKind,
            parts: listOf(itemPart).optional(),
            helpUrl: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
);

export const workflows = itemsOf('Workflows', workflowJson);
