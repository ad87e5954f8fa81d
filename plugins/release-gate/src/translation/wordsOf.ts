import {
  type ApiHolder,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { releaseGateTranslationRef } from './releaseGateTranslationRef';
import type { Words } from './useWords';

/** Says a text of the pages in the language of the viewer, for functions that are given the APIs of the app. */
export async function wordsOf(apiHolder: ApiHolder): Promise<Words> {
  const api = apiHolder.get(translationApiRef);
  if (!api) {
    throw new Error('The app has no translation API');
  }
  const snapshot = api.getTranslation(releaseGateTranslationRef);
  if (snapshot.ready) {
    return snapshot.t;
  }
  return new Promise((resolve, reject) => {
    const subscription = api.translation$(releaseGateTranslationRef).subscribe({
      next: next => {
        if (next.ready) {
          subscription.unsubscribe();
          resolve(next.t);
        }
      },
      error: reject,
    });
  });
}
