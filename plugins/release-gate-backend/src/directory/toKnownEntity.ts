import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { KnownEntity } from '../application/Directory';
import { compareUrl, repositoryOf } from './repositoryOf';

/** Where an entity says which workflow its releases go by. */
export const WORKFLOW_ANNOTATION = 'release-gate.dev/workflow';

/** What an entity is related to in this way. */
export function related(entity: Entity, type: string): readonly string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLowerCase());
}

/** What the rules and pages have to know of an entity of the catalog. */
export function toKnownEntity(entity: Entity): KnownEntity {
  const repository = repositoryOf(entity);
  const workflow = entity.metadata.annotations?.[WORKFLOW_ANNOTATION];
  const system = related(entity, RELATION_PART_OF).find(ref =>
    ref.startsWith('system:'),
  );
  return {
    entityRef: stringifyEntityRef(entity).toLowerCase() as EntityRef,
    owners: related(entity, RELATION_OWNED_BY),
    ...(system !== undefined && { system }),
    ...(repository && { compare: compareUrl(repository, '{from}', '{to}') }),
    ...(workflow && { workflow }),
  };
}
