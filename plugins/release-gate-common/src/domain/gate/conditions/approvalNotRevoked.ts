import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const approvalNotRevoked = ofRelease({
  code: 'approval-revoked',
  demand: 'No approver took the approval back',
  judge: ({ approval }) =>
    approval.status === 'revoked'
      ? fails('The approval was taken back')
      : holds,
});
