import type { Evolver } from '../model/tables';
import { itemsAfterReopening, withCompletion } from '../progress/itemChanges';

const itemCompleted: Evolver<'item-completed'> = (release, event) => {
  const { itemId, part, note, url, source, override, by, since } = event.data;
  const evidence = {
    by: by ?? event.actor.ref,
    at: since ?? event.at,
    source,
    ...(url !== undefined && { url }),
  };
  return withCompletion(
    release,
    { itemId, ...(part !== undefined && { part }) },
    override === true && note !== undefined
      ? { override, evidence: { ...evidence, note } }
      : {
          override: false,
          evidence: { ...evidence, ...(note !== undefined && { note }) },
        },
  );
};

const itemsReopened: Evolver<'items-reopened'> = (release, { data }) => ({
  ...release,
  items: itemsAfterReopening(release.items, data),
});

export const itemEvolvers = {
  'item-completed': itemCompleted,
  'items-reopened': itemsReopened,
};
