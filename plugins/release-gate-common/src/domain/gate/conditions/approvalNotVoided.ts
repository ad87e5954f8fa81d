import { fails, holds } from '../condition';
import { ofRelease } from '../ofRelease';

/** Nothing voids an approval that a deployment has used. */
export const approvalNotVoided = ofRelease({
  code: 'approval-voided',
  demand: 'Nothing has voided the request or its approval',
  judge: (release, { question: { entity } }) => {
    const { approval } = release;
    if (approval.status === 'voided') {
      const cause =
        approval.reason === 'owner-changed'
          ? `the owner of ${entity.entityRef} changed`
          : approval.reason.replaceAll('-', ' ');
      return fails(`The request was voided: ${cause}`);
    }
    return holds;
  },
});
