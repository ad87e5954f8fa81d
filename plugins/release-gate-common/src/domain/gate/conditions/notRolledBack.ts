import { rollbackOf } from '../../model/release';
import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const notRolledBack = ofRelease({
  code: 'release-rolled-back',
  demand: 'The release was not rolled back',
  judge: release =>
    rollbackOf(release)
      ? fails('The release was rolled back; the way on is a re-entry')
      : holds,
});
