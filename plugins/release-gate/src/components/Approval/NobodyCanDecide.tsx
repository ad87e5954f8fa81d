import { useReleaseContext } from '../../hooks/useReleaseContext';
import type { ReadDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';
import { useReadingStyles } from './useReadingStyles';

/** Says when nobody could decide on the release, and the way out; where the catalog cannot say, nothing. */
export function NobodyCanDecide(props: { readonly dossier: ReadDossier }) {
  const classes = useReadingStyles();
  const t = useWords();
  const { previousAttemptId } = useReleaseContext().release;
  if (props.dossier.value?.deciders?.length !== 0) {
    return null;
  }
  return (
    <div className={classes.notice} data-testid="nobody-can-decide">
      <Notice tone="waiting" isNews>
        {t('approval.nobody.first')}{' '}
        {previousAttemptId === undefined
          ? t('approval.nobody.restart')
          : t('approval.nobody.attempt')}
      </Notice>
    </div>
  );
}
