import { phaseOf } from '../../progress/phase';
import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const notRolledBack = ofRelease({
  code: 'release-rolled-back',
  demand: 'The release was not rolled back',
  judge: release => {
    const phase = phaseOf(release);
    return phase === 'rolling-back' || phase === 'rolled-back'
      ? fails('The release was rolled back; the way on is a re-entry')
      : holds;
  },
});
