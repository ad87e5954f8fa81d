import { Link } from '@backstage/core-components';
import CancelIcon from '@material-ui/icons/Cancel';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import UndoIcon from '@material-ui/icons/Undo';
import type {
  DossierJson,
  Setback,
} from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { useReadingStyles } from './useReadingStyles';

const ICONS = {
  rejection: CancelIcon,
  rollback: UndoIcon,
  violation: ReportProblemIcon,
} as const;

function SetbackRow(props: { readonly setback: Setback }) {
  const reading = useReadingStyles();
  const t = useWords();
  const link = useReleaseLink();
  const { release } = useReleaseContext();
  const { kind, at, by, message, releaseId, version } = props.setback;
  const Icon = ICONS[kind];
  return (
    <li className={reading.row} data-setback={kind}>
      <Icon className={reading.bad} fontSize="small" aria-hidden />
      <div>
        <span className={reading.strong}>{t(`approval.setbacks.${kind}`)}</span>
        {version && (
          <>
            {' · '}
            {releaseId && releaseId !== release.id ? (
              <Link to={link(releaseId)}>{version}</Link>
            ) : (
              version
            )}
          </>
        )}
        {by && (
          <>
            {' · '}
            <PersonName entityRef={by} />
          </>
        )}
        {' · '}
        <Time at={at} />
        <div className={reading.said}>{message}</div>
      </div>
    </li>
  );
}

/** What went wrong for the service since what runs in production went there, newest first. */
export function Setbacks(props: { readonly dossier: DossierJson }) {
  const classes = useReadingStyles();
  const t = useWords();
  const { setbacks, inProduction } = props.dossier;
  if (setbacks.length === 0) {
    return (
      <p className={classes.faint}>
        {inProduction
          ? t('approval.setbacks.noneSince', { version: inProduction.version })
          : t('approval.setbacks.none')}
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {setbacks.map(setback => (
        <SetbackRow
          key={`${setback.kind} ${setback.at} ${setback.releaseId ?? ''}`}
          setback={setback}
        />
      ))}
    </ul>
  );
}
