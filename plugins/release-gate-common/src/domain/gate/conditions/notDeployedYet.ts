import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const notDeployedYet = ofRelease({
  code: 'already-deployed',
  demand: 'No deployment has used the approval',
  judge: ({ approval }) =>
    approval.status === 'approved' && approval.use?.usedBy
      ? fails(`The approval was used by deployment ${approval.use?.usedBy}`)
      : holds,
});
