import { fails, holds, notAsked } from '../condition';
import { ofRelease } from '../ofRelease';

export const approvalGiven = ofRelease({
  code: 'approval-missing',
  demand: 'An approver has approved the request',
  needsApproval: true,
  judge: ({ approval }) => {
    switch (approval.status) {
      case 'none':
        return fails('No approval has been requested');
      case 'requested':
        return fails('The approval request is not decided yet');
      case 'approved':
        return holds;
      case 'rejected':
      case 'voided':
      case 'revoked':
      case 'expired':
        return notAsked(`the request was ${approval.status}`);
      default:
        return approval satisfies never;
    }
  },
});
