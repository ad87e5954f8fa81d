import { type Condition, fails, holds, notAsked } from '../condition';

export const targetKnown: Condition = {
  code: 'rollback-target-unknown',
  demand: 'Every rollback under way in the environment knows its target',
  judge: ({ subject, rollback, target }) => {
    if (subject.kind === 'in-doubt') {
      return notAsked('entity, environment or history is in doubt');
    }
    return rollback && !target
      ? fails(
          rollback.rollbackTarget
            ? 'The release in production is rolling back and its baseline is not good any more'
            : 'The release in production is rolling back and no baseline is known',
        )
      : holds;
  },
};
