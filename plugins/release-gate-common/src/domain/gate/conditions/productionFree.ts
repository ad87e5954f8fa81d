import { holderOfProduction } from '../../entity/releases';
import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const productionFree = ofRelease({
  code: 'another-release-in-production',
  demand: 'No other release of the entity is in production and not settled',
  judge: (release, { question: { entity } }) => {
    const holder = holderOfProduction(entity, release.environment, release.id);
    return holder
      ? fails(`Release ${holder.version} is in production and not settled`)
      : holds;
  },
});
