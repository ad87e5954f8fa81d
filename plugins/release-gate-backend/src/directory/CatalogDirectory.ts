import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { EntityRef } from 'backstage-plugin-release-gate-common';
import type { Directory } from '../application/Directory';
import type { Settings } from '../application/Settings';
import { CatalogLook, ORIGIN_ANNOTATION } from './CatalogLook';
import { type CatalogHost, CatalogReader, refOf } from './CatalogReader';
import { WORKFLOW_ANNOTATION } from './toKnownEntity';

const PEOPLE = [{ kind: 'user' }, { kind: 'group' }];

/** The directory over Backstage's catalog. */
export class CatalogDirectory extends CatalogLook implements Directory {
  readonly recent: CatalogLook;
  readonly #reader: CatalogReader;
  readonly #approvers: readonly string[];

  constructor(options: CatalogHost & { readonly settings: Settings }) {
    const { settings } = options;
    const reader = new CatalogReader(options, settings.directoryTimeoutMs);
    super(reader.now, settings);
    this.recent = new CatalogLook(reader.recently, settings);
    this.#reader = reader;
    this.#approvers = settings.policy.approvers;
  }

  async unknownApprovers(): Promise<readonly string[] | undefined> {
    const known = (await this.#reader.now(this.#approvers)).map(refOf);
    const unknown = this.#approvers.filter(ref => !known.includes(ref));
    const isRead =
      known.length > 0 || (await this.#reader.find(PEOPLE)).length > 0;
    return isRead ? unknown : undefined;
  }

  async origins(): Promise<readonly string[]> {
    const people = await this.#reader.find(PEOPLE);
    const origins = people.flatMap(
      ({ metadata }) => metadata.annotations?.[ORIGIN_ANNOTATION] ?? [],
    );
    return [...new Set(origins)];
  }

  async chosenWorkflows(): Promise<ReadonlyMap<EntityRef, string>> {
    const key = `metadata.annotations.${WORKFLOW_ANNOTATION}`;
    const found = await this.#reader.find([{ [key]: CATALOG_FILTER_EXISTS }]);
    return new Map(
      found.flatMap(entity => {
        const chosen = entity.metadata.annotations?.[WORKFLOW_ANNOTATION];
        return chosen ? [[refOf(entity) as EntityRef, chosen] as const] : [];
      }),
    );
  }
}
