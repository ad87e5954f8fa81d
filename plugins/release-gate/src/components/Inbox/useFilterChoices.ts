import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useResource } from '../../hooks/useResource';
import { useSettled } from '../../hooks/useSettled';

const SHOWN_AT_MOST = 20;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** An entity that can be chosen. */
export interface FilterChoice {
  readonly ref: string;
  readonly title: string;
}

export interface FilterChoices {
  /** Undefined while they are read. */
  readonly found: readonly FilterChoice[] | undefined;
  readonly isFailed: boolean;
}

function toChoice(entity: Entity): FilterChoice {
  return {
    ref: stringifyEntityRef(entity),
    title: defaultEntityPresentation(entity).primaryTitle,
  };
}

/** The entities of a kind that fit what is typed, found by the catalog; nothing is read while nobody looks. */
export function useFilterChoices(
  kind: string,
  typed: string,
  isOpen: boolean,
): FilterChoices {
  const catalogApi = useApi(catalogApiRef);
  const term = useSettled(typed.trim());
  const load = useCallback(async (): Promise<
    readonly FilterChoice[] | undefined
  > => {
    if (!isOpen) {
      return undefined;
    }
    const { items } = await catalogApi.queryEntities({
      filter: { kind },
      fields: FIELDS,
      limit: SHOWN_AT_MOST,
      orderFields: { field: 'metadata.name', order: 'asc' },
      ...(term && {
        fullTextFilter: {
          term,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayname',
          ],
        },
      }),
    });
    return items.map(toChoice);
  }, [catalogApi, isOpen, kind, term]);
  const { value, failure } = useResource(load);
  return {
    found: term === typed.trim() ? value : undefined,
    isFailed: failure !== undefined,
  };
}
