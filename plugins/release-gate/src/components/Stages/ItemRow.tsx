import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { markedColumns, plainList } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import type { ItemJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useCompletion } from '../../hooks/useCompletion';
import { useWords } from '../../translation/useWords';
import { whyNotCompletable } from '../../words/closed';
import { MonitoringRing } from '../Monitoring/MonitoringRing';
import { ProbeStrip } from '../Monitoring/ProbeStrip';
import { Refusal } from '../Notice/Refusal';
import { ToneMark } from '../ToneMark/ToneMark';
import { Unseen } from '../Unseen/Unseen';
import { CompleteForm } from './CompleteForm';
import { ItemButtons } from './ItemButtons';
import { ItemFacts } from './ItemFacts';
import { PartRow } from './PartRow';

const useStyles = makeStyles(theme => ({
  root: {
    ...markedColumns(theme, 'auto'),
    columnGap: theme.spacing(1.25),
    padding: theme.spacing(1.25, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0 },
    '& > svg': { marginTop: 2 },
    '& $quiet': { '@media (hover: hover)': { opacity: 0 } },
    '&:hover $quiet, &:focus-within $quiet': { opacity: 1 },
  },
  title: { fontSize: '0.9375rem', lineHeight: 1.55, overflowWrap: 'anywhere' },
  faded: { color: subtleText(theme) },
  actions: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(0.5),
  },
  quiet: {},
  wide: { gridColumn: '2 / -1', minWidth: 0 },
  parts: { ...plainList, marginTop: theme.spacing(0.5) },
  help: {
    marginLeft: theme.spacing(1),
    fontSize: '0.8125rem',
    whiteSpace: 'nowrap',
  },
}));

/** One checklist item: what has to hold, what speaks for it, and what to do about it. */
export function ItemRow(props: { readonly item: ItemJson }) {
  const classes = useStyles();
  const t = useWords();
  const { may } = useReleaseContext();
  const { item } = props;
  const completion = useCompletion(item);
  const isOpen = item.state === 'open';
  const mayComplete = isOpen && may(`complete:${item.id}`);
  const why = isOpen && !mayComplete ? whyNotCompletable(t, item) : undefined;
  return (
    <li className={classes.root} data-item-id={item.id} data-state={item.state}>
      <ToneMark
        tone={item.state === 'complete' ? 'ok' : 'neutral'}
        isOpen={isOpen}
      />
      <div>
        <div
          className={`${classes.title} ${
            item.state === 'not-applicable' ? classes.faded : ''
          }`}
        >
          {item.title}
          {item.helpUrl && (
            <Link to={item.helpUrl} className={classes.help}>
              {t('help.how')} <Unseen>{item.title}</Unseen>
            </Link>
          )}
        </div>
        <ItemFacts item={item} why={why} />
      </div>
      <div
        className={`${classes.actions} ${
          item.state === 'complete' ? classes.quiet : ''
        }`}
      >
        <ItemButtons
          item={item}
          isReady={why === undefined || item.kind === 'deployment'}
          completion={completion}
        />
      </div>
      {item.kind === 'monitoring' && isOpen && item.availableAt && (
        <div className={classes.wide}>
          <MonitoringRing availableAt={item.availableAt} />
          {item.probes?.map(probe => (
            <ProbeStrip key={probe.id} probe={probe} />
          ))}
        </div>
      )}
      {completion.form && (
        <div className={classes.wide}>
          <CompleteForm item={item} completion={completion} />
        </div>
      )}
      {!completion.form && completion.failure && (
        <div className={classes.wide}>
          <Refusal failure={completion.failure} />
        </div>
      )}
      {item.parts && (
        <ul className={`${classes.wide} ${classes.parts}`}>
          {item.parts.map(part => (
            <PartRow
              key={part.id}
              item={item}
              part={part}
              mayComplete={mayComplete}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
