import { Link } from '@backstage/core-components';
import type { DeploymentJson } from 'backstage-plugin-release-gate-common';
import { useDesk } from '../../hooks/useDesk';
import type { Tone } from '../../theme/tones';
import { Commit } from '../Commit/Commit';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../Stages/Evidence';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from './useFactStyles';

const TONES: Readonly<Record<DeploymentJson['status'], Tone>> = {
  started: 'active',
  succeeded: 'ok',
  failed: 'bad',
};

const FLAGS: Readonly<Record<DeploymentJson['flags'][number], string>> = {
  'claimed-time-differs': 'its stated time is off',
  'idempotency-key-reused': 'its key was used before',
  'undeclared-environment': 'the environment is not declared',
};

function remarks(deployment: DeploymentJson): readonly string[] {
  return [
    ...(deployment.source === 'person' ? ['a person’s word'] : []),
    ...(deployment.coverage === 'none' ? ['without an approval'] : []),
    ...(deployment.coverage === 'rollback' ? ['the way back'] : []),
    ...deployment.flags.map(flag => FLAGS[flag]),
  ];
}

/** What went where, latest first. */
export function DeploymentFacts() {
  const classes = useFactStyles();
  const { release } = useDesk();
  const deployments = [...release.deployments].reverse();
  return (
    <>
      <SubHeading>Deployments</SubHeading>
      {deployments.length === 0 && <p className={classes.none}>None yet</p>}
      <ul className={classes.list}>
        {deployments.map(deployment => {
          const { id, environment, status, commit, by, at, url } = deployment;
          const said = remarks(deployment);
          return (
            <li key={id} className={classes.row}>
              <ToneMark tone={TONES[status]} />
              <div className={classes.main}>
                {environment.charAt(0).toUpperCase()}
                {environment.slice(1)}: {status}
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
