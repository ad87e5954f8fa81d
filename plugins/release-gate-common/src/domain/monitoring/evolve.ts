import type { Evolver } from '../model/tables';

const probeRecorded: Evolver<'probe-recorded'> = (release, { data, at }) => {
  const { probe, ...finding } = data;
  const failedAt =
    release.probes[probe]?.failedAt ??
    (finding.status === 'failing' ? at : undefined);
  return {
    ...release,
    probes: {
      ...release.probes,
      [probe]: { latest: { ...finding, at }, ...(failedAt && { failedAt }) },
    },
  };
};

export const monitoringEvolvers = { 'probe-recorded': probeRecorded };
