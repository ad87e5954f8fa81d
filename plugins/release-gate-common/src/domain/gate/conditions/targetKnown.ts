import { type Condition, fails, holds, notAsked } from '../condition';

export const targetKnown: Condition = {
  code: 'rollback-target-unknown',
  demand: 'Every rollback under way in the environment knows its target',
  judge: ({ subject, rollback }) => {
    if (subject.kind === 'in-doubt') {
      return notAsked('entity, environment or history is in doubt');
    }
    return rollback && !rollback.rollbackTarget
      ? fails(
          'The release in production is rolling back and no baseline is known',
        )
      : holds;
  },
};
