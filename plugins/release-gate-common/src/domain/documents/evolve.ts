import type { Evolver } from '../model/tables';

const documentAttached: Evolver<'document-attached'> = (release, event) => ({
  ...release,
  documents: [
    ...release.documents,
    { ...event.data, attachedBy: event.actor.ref, attachedAt: event.at },
  ],
});

const documentDelivered: Evolver<'document-delivered'> = (release, event) => {
  const { kind, version, ...rest } = event.data;
  const delivered = { by: event.actor.ref, at: event.at, ...rest };
  return {
    ...release,
    documents: release.documents.map(document =>
      document.kind === kind && document.version === version
        ? { ...document, delivered }
        : document,
    ),
  };
};

export const documentEvolvers = {
  'document-attached': documentAttached,
  'document-delivered': documentDelivered,
};
