import { shortCommit } from '../../model/shortCommit';
import { type Condition, fails, holds, notAsked } from '../condition';

export const commitMatches: Condition = {
  code: 'commit-mismatch',
  demand: 'A release is for exactly this commit and environment',
  judge: ({ subject, question: { entity, commit } }) => {
    switch (subject.kind) {
      case 'in-doubt':
        return notAsked('entity, environment or history is in doubt');
      case 'no-release':
        if (subject.elsewhere) {
          return notAsked('the release is for another environment');
        }
        return subject.otherOpen
          ? fails(
              `The open release of ${
                entity.entityRef
              } is for commit ${shortCommit(
                subject.otherOpen.commit,
              )}, not for ${shortCommit(commit)}`,
            )
          : notAsked('the entity has no release');
      case 'release':
        return holds;
      default:
        return subject satisfies never;
    }
  },
};
