import { Link } from '@backstage/core-components';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ReleaseListItem,
  SummaryJson,
} from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { phaseWords } from '../../words/phases';
import { span } from '../../words/time';
import { Commit } from '../Commit/Commit';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { StartFromTemplate } from '../Templates/StartFromTemplate';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { faint } from '../../theme/styles';
import { subtleText } from '../../theme/tones';

const useStyles = makeStyles(theme => ({
  scroll: {
    overflowX: 'auto',
    margin: theme.spacing(0, -2.5, -2),
    [theme.breakpoints.down('xs')]: { margin: theme.spacing(0, -2, -2) },
  },
  table: {
    '& th': {
      ...faint(theme),
      fontWeight: 600,
      whiteSpace: 'nowrap',
      textTransform: 'none',
    },
    '& th, & td': { padding: theme.spacing(1, 2.5) },
    '& tbody tr:last-child td, & tbody tr:last-child th': { borderBottom: 0 },
  },
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

/** The newest releases of a service, one a row. */
export function HistoryPanel(props: {
  readonly summary: SummaryJson;
  /** The way to start a release, for those who may. */
  readonly aside?: ReactNode;
}) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { entityRef, current, history } = props.summary;
  // What a command just answered is newer than the list.
  const rows = history.map(item =>
    item.id === current?.id ? { ...item, phase: current.phase } : item,
  );
  return (
    <Panel
      title={t('service.history.title')}
      aside={
        props.aside && (
          <>
            <StartFromTemplate entityRef={entityRef} size="small" />
            {props.aside}
          </>
        )
      }
    >
      <div
        className={classes.scroll}
        // Who has no mouse scrolls a wide table with the arrow keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('service.history.title')}
      >
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>{t('service.history.release')}</TableCell>
              <TableCell>{t('service.history.commit')}</TableCell>
              <TableCell align="right">
                {t('service.history.attempt')}
              </TableCell>
              <TableCell>{t('service.history.phase')}</TableCell>
              <TableCell>{t('service.history.approval')}</TableCell>
              <TableCell>{t('service.history.deployed')}</TableCell>
              <TableCell>{t('service.history.took')}</TableCell>
              <TableCell>{t('service.history.marks')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(item => (
              <TableRow key={item.id}>
                <TableCell component="th" scope="row">
                  <Link to={link(item.id)} className={classes.name}>
                    {item.version}
                  </Link>
                  <Chain item={item} history={rows} />
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
                <TableCell>
                  {item.deployedAt && <Time at={item.deployedAt} />}
                </TableCell>
                <TableCell>
                  {item.deployedAt &&
                    span(
                      t,
                      Date.parse(item.deployedAt) - Date.parse(item.createdAt),
                    )}
                </TableCell>
                <TableCell>
                  <Marks item={item} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Panel>
  );
}
