import { Link } from '@backstage/core-components';
import type { DeploymentJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import type { Tone } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../../words/linkWords';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from '../../theme/useFactStyles';

const TONES: Readonly<Record<DeploymentJson['status'], Tone>> = {
  started: 'active',
  succeeded: 'ok',
  failed: 'bad',
};

function remarks(t: Words, deployment: DeploymentJson): readonly string[] {
  const { source, coverage, flags } = deployment;
  return [
    ...(source === 'person' ? (['personsWord'] as const) : []),
    ...(coverage === 'none' ? (['withoutApproval'] as const) : []),
    ...(coverage === 'rollback' ? (['wayBack'] as const) : []),
    ...flags,
  ].map(remark => t(`facts.deploymentRemark.${remark}`));
}

/** What went where, latest first. */
export function DeploymentFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const deployments = [...release.deployments].reverse();
  return (
    <>
      <SubHeading>{t('facts.deployments')}</SubHeading>
      {deployments.length === 0 && (
        <p className={classes.none}>{t('facts.noneYet')}</p>
      )}
      <ul className={classes.list}>
        {deployments.map(deployment => {
          const { id, environment, status, commit, by, at, url } = deployment;
          const said = remarks(t, deployment);
          return (
            <li key={id} className={classes.row}>
              <ToneMark tone={TONES[status]} />
              <div className={classes.main}>
                {t('facts.deployment', {
                  environment: `${environment
                    .charAt(0)
                    .toUpperCase()}${environment.slice(1)}`,
                  status: t(`facts.deploymentStatus.${status}`),
                })}
                {commit !== release.commit && (
                  <>
                    {', '}
                    <Commit commit={commit} plain />
                  </>
                )}
                <div className={classes.faint}>
                  <PersonName entityRef={by} /> <Time at={at} />
                  {url && (
                    <>
                      {', '}
                      <Link to={url}>{linkWords(url)}</Link>
                    </>
                  )}
                </div>
                {said.length > 0 && (
                  <div className={classes.faint}>{said.join(', ')}</div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
