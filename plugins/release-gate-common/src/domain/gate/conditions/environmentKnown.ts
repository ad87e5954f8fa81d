import { type Condition, fails, holds } from '../condition';

export const environmentKnown: Condition = {
  code: 'unknown-environment',
  demand: 'The environment is configured',
  judge: ({ question, environment }) =>
    environment
      ? holds
      : fails(`No environment '${question.environment}' is configured`),
};
