import { type Condition, fails, holds } from '../condition';

export const environmentKnown: Condition = {
  code: 'unknown-environment',
  demand: 'The environment is configured',
  // What was asked for is not repeated: an answer is kept, and anybody may ask.
  judge: ({ environment }) =>
    environment ? holds : fails('No environment of this name is configured'),
};
