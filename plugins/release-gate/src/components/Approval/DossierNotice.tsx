import Button from '@material-ui/core/Button';
import type { ReadDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';

/** Says what could not be read besides the request, which is whole without it. */
export function DossierNotice(props: { readonly dossier: ReadDossier }) {
  const t = useWords();
  const { value, failure, retry } = props.dossier;
  if (!failure) {
    return null;
  }
  const message = <>{failure.message}</>;
  return (
    <Notice
      tone="waiting"
      isNews
      action={
        <Button size="small" onClick={retry}>
          {t('approval.dossier.retry')}
        </Button>
      }
    >
      {value
        ? t('approval.dossier.old', { message })
        : t('approval.dossier.missing', { message })}
    </Notice>
  );
}
