import type { ReadDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';

/** Says what could not be read besides the request, which is whole without it. */
export function DossierNotice(props: { readonly dossier: ReadDossier }) {
  const t = useWords();
  const { value, failure, refresh } = props.dossier;
  if (!failure) {
    return null;
  }
  const message = <>{failure.message}</>;
  return (
    <Notice tone="waiting" isNews onRetry={refresh}>
      {value
        ? t('approval.dossier.old', { message })
        : t('approval.dossier.missing', { message })}
    </Notice>
  );
}
