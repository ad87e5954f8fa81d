import Skeleton from '@material-ui/lab/Skeleton';
import type { DossierJson } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import type { ReadDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { useReadingStyles } from './useReadingStyles';

/** A part of what is known besides the request; where it was not read, nothing is claimed. */
export function Known(props: {
  readonly dossier: ReadDossier;
  readonly children: (dossier: DossierJson) => ReactNode;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { value, failure } = props.dossier;
  if (value) {
    return <>{props.children(value)}</>;
  }
  return failure ? (
    <p className={classes.faint}>{t('approval.notRead')}</p>
  ) : (
    <div role="status" aria-label={t('approval.dossier.loading')}>
      <Skeleton width="70%" height={28} />
    </div>
  );
}
