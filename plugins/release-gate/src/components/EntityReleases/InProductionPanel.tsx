import { Link } from '@backstage/core-components';
import type { SummaryJson } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { useFactStyles } from '../../theme/useFactStyles';
import { Panel } from '../Panel/Panel';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

/** What runs in production, and what it still owes. */
export function InProductionPanel(props: { readonly summary: SummaryJson }) {
  const classes = useFactStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { inProduction, openDuties } = props.summary;
  return (
    <Panel title={t('service.inProduction')}>
      {inProduction ? (
        <p className={classes.text}>
          {inProduction.releaseId ? (
            <Link to={link(inProduction.releaseId)}>
              {inProduction.version}
            </Link>
          ) : (
            inProduction.version
          )}{' '}
          <Commit commit={inProduction.commit} plain />{' '}
          <span className={classes.faint}>
            <Time at={inProduction.since} since />
          </span>
        </p>
      ) : (
        <p className={classes.none}>{t('service.nothingInProduction')}</p>
      )}
      <ul className={classes.list}>
        {openDuties.map(({ releaseId, itemId, title, version, dueAt }) => (
          <li key={`${releaseId} ${itemId}`} className={classes.row}>
            <ToneMark tone="waiting" />
            <span className={classes.main}>
              {t('service.stillOwes', {
                version: <Link to={link(releaseId)}>{version}</Link>,
                duty: title,
              })}
              {dueAt !== undefined && (
                <>
                  {' '}
                  <span className={classes.faint}>
                    {t('facts.dutyDueAt', { when: <Time at={dueAt} /> })}
                  </span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
