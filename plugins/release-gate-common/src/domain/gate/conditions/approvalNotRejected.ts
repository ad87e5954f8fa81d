import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

export const approvalNotRejected = ofRelease({
  code: 'approval-rejected',
  demand: 'No approver rejected the request',
  judge: ({ approval }) =>
    approval.status === 'rejected'
      ? fails(`${approval.decision.decidedBy} rejected the request`)
      : holds,
});
