import { Link } from '@backstage/core-components';
import type {
  ProductionJson,
  SummaryJson,
} from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { useFactStyles } from '../../theme/useFactStyles';
import { Panel } from '../Panel/Panel';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

/** What runs in one environment, which is named where there are several. */
function Running(props: {
  readonly environment: ProductionJson;
  readonly isNamed: boolean;
}) {
  const classes = useFactStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { name, inProduction } = props.environment;
  const label = props.isNamed && <span className={classes.faint}>{name} </span>;
  if (!inProduction) {
    return (
      <p className={classes.none}>
        {label}
        {t('service.nothingInProduction')}
      </p>
    );
  }
  const { releaseId, version, commit, since } = inProduction;
  return (
    <p className={classes.text}>
      {label}
      {releaseId ? <Link to={link(releaseId)}>{version}</Link> : version}{' '}
      <Commit commit={commit} plain />{' '}
      <span className={classes.faint}>
        <Time at={since} since />
      </span>
    </p>
  );
}

/** What runs in production, and what it still owes. */
export function InProductionPanel(props: { readonly summary: SummaryJson }) {
  const classes = useFactStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { environments, openDuties } = props.summary;
  return (
    <Panel title={t('service.inProduction')}>
      {environments.map(environment => (
        <Running
          key={environment.name}
          environment={environment}
          isNamed={environments.length > 1}
        />
      ))}
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
