import { phaseOf } from '../../progress/phase';
import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const notCancelled = ofRelease({
  code: 'release-cancelled',
  demand: 'The release was not cancelled',
  judge: release =>
    phaseOf(release) === 'cancelled'
      ? fails('The release was cancelled')
      : holds,
});
