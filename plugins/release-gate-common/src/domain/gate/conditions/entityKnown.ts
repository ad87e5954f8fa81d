import { type Condition, fails, holds } from '../condition';

export const entityKnown: Condition = {
  code: 'unknown-entity',
  demand: 'The catalog knows the entity',
  judge: ({ question }) =>
    question.entityKnown
      ? holds
      : fails(`The catalog does not know ${question.entity.entityRef}`),
};
