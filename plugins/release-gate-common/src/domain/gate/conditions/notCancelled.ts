import { isCancelled } from '../../model/release';
import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const notCancelled = ofRelease({
  code: 'release-cancelled',
  demand: 'The release was not cancelled',
  judge: release =>
    isCancelled(release) ? fails('The release was cancelled') : holds,
});
