import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { SummaryJson } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useWords } from '../../translation/useWords';
import { Panel } from '../Panel/Panel';
import { StartFromTemplate } from '../Templates/StartFromTemplate';
import { faint } from '../../theme/styles';
import { HistoryRow } from './HistoryRow';

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
}));

/** The newest releases of a service, one a row. */
export function HistoryPanel(props: {
  readonly summary: SummaryJson;
  /** The way to start a release, for those who may. */
  readonly aside?: ReactNode;
}) {
  const classes = useStyles();
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
              <HistoryRow key={item.id} item={item} history={rows} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Panel>
  );
}
