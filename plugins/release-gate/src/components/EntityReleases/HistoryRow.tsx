import { Link } from '@backstage/core-components';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { subtleText } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { phaseWords } from '../../words/phases';
import { span } from '../../words/time';
import { Commit } from '../Commit/Commit';
import { PersonName } from '../PersonName/PersonName';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  name: { fontWeight: 600, color: theme.palette.text.primary },
  chain: { fontSize: '0.8125rem', fontWeight: 400, whiteSpace: 'nowrap' },
  marks: {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    whiteSpace: 'nowrap',
  },
  faint: { color: subtleText(theme) },
}));

/** What came before and after in a chain of attempts, with the ways there. */
function Chain(props: {
  readonly item: ReleaseListItem;
  readonly history: readonly ReleaseListItem[];
}) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { attempt, previousAttemptId, nextAttemptId } = props.item;
  const previous = props.history.find(({ id }) => id === previousAttemptId);
  return (
    <>
      {previousAttemptId && (
        <div className={classes.chain}>
          <Link to={link(previousAttemptId)}>
            {previous
              ? t('service.history.attemptAfter', {
                  number: String(attempt),
                  version: previous.version,
                })
              : t('service.history.attemptAfterEarlier', {
                  number: String(attempt),
                })}
          </Link>
        </div>
      )}
      {nextAttemptId && (
        <div className={classes.chain}>
          <Link to={link(nextAttemptId)}>
            {t('service.history.continuedAs', { number: String(attempt + 1) })}
          </Link>
        </div>
      )}
    </>
  );
}

/** What went wrong with a release. */
function Marks(props: { readonly item: ReleaseListItem }) {
  const classes = useStyles();
  const t = useWords();
  const { phase, violations } = props.item;
  const marks = [
    phase === 'rolling-back' || phase === 'rolled-back'
      ? phaseWords(t, phase)
      : undefined,
    violations > 0
      ? t('service.history.violations', { count: violations })
      : undefined,
  ].filter(mark => mark !== undefined);
  return (
    <>
      {marks.map(mark => (
        <div key={mark} className={classes.marks}>
          <ToneMark tone="bad" />
          {mark}
        </div>
      ))}
    </>
  );
}

function Approval(props: { readonly item: ReleaseListItem }) {
  const t = useWords();
  const { status, decidedBy, decidedAt } = props.item.approval;
  const classes = useStyles();
  if (status === 'none') {
    return (
      <span className={classes.faint}>
        {t('service.history.approvalStatus.none')}
      </span>
    );
  }
  return (
    <>
      {t(`service.history.approvalStatus.${status}`)}
      {decidedBy && decidedAt && (
        <span className={classes.faint}>
          {' '}
          {t('service.history.decidedBy', {
            who: <PersonName entityRef={decidedBy} />,
            when: <Time at={decidedAt} />,
          })}
        </span>
      )}
    </>
  );
}

/** One release of a service in its history. */
export function HistoryRow(props: {
  readonly item: ReleaseListItem;
  readonly history: readonly ReleaseListItem[];
}) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { item, history } = props;
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Link to={link(item.id)} className={classes.name}>
          {item.version}
        </Link>
        <Chain item={item} history={history} />
      </TableCell>
      <TableCell>
        <Commit commit={item.commit} plain />
      </TableCell>
      <TableCell align="right">{item.attempt}</TableCell>
      <TableCell>
        <PhaseChip phase={item.phase} />
      </TableCell>
      <TableCell>
        <Approval item={item} />
      </TableCell>
      <TableCell>{item.deployedAt && <Time at={item.deployedAt} />}</TableCell>
      <TableCell>
        {item.deployedAt &&
          span(t, Date.parse(item.deployedAt) - Date.parse(item.createdAt))}
      </TableCell>
      <TableCell>
        <Marks item={item} />
      </TableCell>
    </TableRow>
  );
}
