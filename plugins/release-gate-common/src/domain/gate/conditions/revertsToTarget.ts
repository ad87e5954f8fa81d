import { type Condition, fails, holds, notAsked } from '../condition';

/** The target was frozen in an approved request, so a revert needs no approval of its own. */
export const revertsToTarget: Condition = {
  code: 'rollback-target-unknown',
  demand: 'The commit is the recorded target of a rollback under way',
  needsApproval: true,
  judge: ({ subject, question, target }) => {
    if (subject.kind === 'in-doubt') {
      return notAsked('entity, environment or history is in doubt');
    }
    return target?.commit === question.commit
      ? holds
      : fails('No rollback under way leads to this commit');
  },
};
