import { type Condition, fails, holds } from '../condition';

export const historyWhole: Condition = {
  code: 'history-invalid',
  demand: 'The recorded history is whole',
  judge: ({ question }) =>
    question.historyValid
      ? holds
      : fails(
          [
            `The recorded history of ${question.entity.entityRef} is not whole`,
            ...(question.historyFlaw ? [question.historyFlaw] : []),
          ].join(': '),
        ),
};
