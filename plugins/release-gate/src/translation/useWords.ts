import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { releaseGateTranslationRef } from './releaseGateTranslationRef';

/** Says a text of the pages, for functions that are no hooks. */
export type Words = TranslationFunction<
  (typeof releaseGateTranslationRef)['T']
>;

/**
 * Says a text of the pages in the language of the viewer. The type is written
 * down, because the compiler runs out of memory when it has to write it itself.
 */
export function useWords(): Words {
  return useTranslationRef(releaseGateTranslationRef).t;
}
