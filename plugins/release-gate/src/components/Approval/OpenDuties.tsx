import { Link } from '@backstage/core-components';
import type { DossierJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useReadingStyles } from './useReadingStyles';

type Duty = DossierJson['openDuties'][number];

function byRelease(
  duties: readonly Duty[],
): readonly (readonly [Duty, ...Duty[]])[] {
  const groups = new Map<string, [Duty, ...Duty[]]>();
  for (const duty of duties) {
    const group = groups.get(duty.releaseId);
    if (group) {
      group.push(duty);
    } else {
      groups.set(duty.releaseId, [duty]);
    }
  }
  return [...groups.values()];
}

/** What other releases of the service still owe. */
export function OpenDuties(props: { readonly duties: readonly Duty[] }) {
  const classes = useReadingStyles();
  const t = useWords();
  const link = useReleaseLink();
  const { entityRef } = useReleaseContext().release;
  if (props.duties.length === 0) {
    return (
      <p className={classes.faint}>
        {t('approval.duties.none', { service: serviceName(entityRef) })}
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {byRelease(props.duties).map(duties => {
        const [{ releaseId, version }] = duties;
        return (
          <li key={releaseId} className={classes.row}>
            <ToneMark tone="waiting" />
            <div>
              <Link to={link(releaseId)}>{version}</Link>:{' '}
              {duties.map(({ title }) => title).join(' · ')}
              {duties.map(
                ({ itemId, dueAt }) =>
                  dueAt !== undefined && (
                    <span key={itemId} className={classes.faint}>
                      {' '}
                      {t('facts.dutyDueAt', { when: <Time at={dueAt} /> })}
                    </span>
                  ),
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
