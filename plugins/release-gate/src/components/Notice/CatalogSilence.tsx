import { useWords } from '../../translation/useWords';
import { Notice } from './Notice';

/** Why there is nothing to do on a page for somebody who may do things otherwise. */
export function CatalogSilence() {
  const t = useWords();
  return <Notice tone="waiting">{t('common.catalogSilent')}</Notice>;
}
