import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MONOSPACE, faint, wrapping } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { useSearchParams } from 'react-router-dom';
import { useRowKeys } from '../../hooks/useRowKeys';
import { ForYou } from './ForYou';
import { useWords } from '../../translation/useWords';
import { useSearchKey } from './useSearchKey';
import { History } from './History';
import { InFlight } from './InFlight';

const TABS = [
  { id: 'for-you', label: 'inbox.forYou.tab' },
  { id: 'in-flight', label: 'inbox.inFlight.tab' },
  { id: 'history', label: 'inbox.history.tab' },
] as const;

const useStyles = makeStyles(theme => ({
  bar: {
    ...wrapping(theme, 0),
    marginBottom: theme.spacing(2),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: {
    minWidth: 88,
    padding: theme.spacing(0.75, 2),
    fontSize: '0.9375rem',
    fontWeight: 600,
    letterSpacing: 0,
    textTransform: 'none',
    '&:not(.Mui-selected)': { color: subtleText(theme) },
  },
  hint: {
    ...faint(theme),
    marginLeft: 'auto',
    [theme.breakpoints.down('sm')]: { display: 'none' },
  },
  key: {
    padding: '0 5px',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 4,
    fontFamily: MONOSPACE,
    fontSize: '0.75rem',
  },
}));

/** Whose turn it is, over all services. */
export function InboxPage() {
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('tab');
  const active = TABS.find(({ id }) => id === wanted)?.id ?? 'for-you';
  const t = useWords();
  useRowKeys();
  useSearchKey();
  return (
    <>
      <div className={classes.bar}>
        <Tabs
          value={active}
          indicatorColor="primary"
          textColor="primary"
          aria-label={t('inbox.tabsLabel')}
          onChange={(_event, tab: string) =>
            setParams(tab === 'for-you' ? {} : { tab }, { replace: true })
          }
        >
          {TABS.map(({ id, label }) => (
            <Tab
              key={id}
              value={id}
              label={t(label)}
              id={`rg-tab-${id}`}
              aria-controls={active === id ? 'rg-inbox' : undefined}
              className={classes.tab}
            />
          ))}
        </Tabs>
        <Typography className={classes.hint}>
          <kbd className={classes.key}>j</kbd>{' '}
          <kbd className={classes.key}>k</kbd> {t('inbox.keys.walk')}{' '}
          <kbd className={classes.key}>Enter</kbd> {t('inbox.keys.open')}{' '}
          <kbd className={classes.key}>/</kbd> {t('inbox.keys.search')}
        </Typography>
      </div>
      <div id="rg-inbox" role="tabpanel" aria-labelledby={`rg-tab-${active}`}>
        {active === 'for-you' && <ForYou />}
        {active === 'in-flight' && <InFlight />}
        {active === 'history' && <History />}
      </div>
    </>
  );
}
