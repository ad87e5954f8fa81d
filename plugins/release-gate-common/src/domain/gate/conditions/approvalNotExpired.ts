import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const approvalNotExpired = ofRelease({
  code: 'approval-expired',
  demand: 'Neither the request nor its approval has run out',
  judge: ({ approval }) =>
    approval.status === 'expired'
      ? fails(
          `The ${approval.decision ? 'approval' : 'request'} ran out at ${
            approval.reason
          }`,
        )
      : holds,
});
