import { shortCommit } from '../../model/shortCommit';
import { type Condition, fails, holds, notAsked } from '../condition';

/** Holds also while another release is open: then its commit is what differs. */
export const releaseExists: Condition = {
  code: 'no-release',
  demand: 'The entity has a release of this commit, or another that is open',
  judge: ({ subject, question: { entity, commit } }) => {
    switch (subject.kind) {
      case 'in-doubt':
        return notAsked('entity, environment or history is in doubt');
      case 'no-release':
        if (subject.elsewhere) {
          return fails(
            `The open release of commit ${shortCommit(commit)} is for ${
              subject.elsewhere.environment
            }`,
          );
        }
        return subject.otherOpen
          ? holds
          : fails(
              `${entity.entityRef} has no release of commit ${shortCommit(
                commit,
              )}`,
            );
      case 'release':
        return holds;
      default:
        return subject satisfies never;
    }
  },
};
