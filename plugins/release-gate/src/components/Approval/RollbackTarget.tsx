import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { Notice } from '../Notice/Notice';
import { DossierPart } from './DossierPart';
import { useReadingStyles } from './useReadingStyles';

/** What a rollback would bring back: the baseline that the signature covers. */
export function RollbackTarget(props: {
  readonly request: ApprovalRequestJson;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { environment } = useReleaseContext().release;
  const { baseline } = props.request;
  return (
    <DossierPart title={t('approval.baseline.title')}>
      {baseline ? (
        <>
          <p className={classes.text}>
            {baseline.version} <Commit commit={baseline.commit} />
          </p>
          {baseline.stated ? (
            <Notice tone="waiting">{t('approval.baseline.stated')}</Notice>
          ) : (
            <p className={classes.faint}>{t('approval.baseline.back')}</p>
          )}
        </>
      ) : (
        <Notice tone="waiting">
          {t('approval.baseline.none', { environment })}
        </Notice>
      )}
    </DossierPart>
  );
}
