import { mockApis } from '@backstage/frontend-test-utils';
import { releaseGateTranslationRef } from '../translation/releaseGateTranslationRef';
import type { Words } from '../translation/useWords';

/** The texts of the pages in an app that gives none of its own. */
export function englishWords(): Words {
  const snapshot = mockApis
    .translation()
    .getTranslation(releaseGateTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The texts are not there yet');
  }
  return snapshot.t;
}
