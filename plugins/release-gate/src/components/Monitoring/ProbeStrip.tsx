import { makeStyles } from '@material-ui/core/styles';
import type { ProbeJson } from 'backstage-plugin-release-gate-common';
import { byTone, plainList, wrapping } from '../../theme/styles';
import { subtleText, toneColor } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { checkTone } from '../../words/checks';
import { utc } from '../../words/time';
import { ToneMark } from '../ToneMark/ToneMark';

/** As many as fit into a line; the older ones are told by their number. */
const SHOWN_RUNS = 40;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(0.5), fontSize: '0.8125rem' },
  head: { ...wrapping(theme, 0.75), '& > svg': { fontSize: '1rem' } },
  faint: { color: subtleText(theme) },
  dots: {
    ...plainList,
    display: 'flex',
    flexWrap: 'wrap',
    gap: 4,
    margin: theme.spacing(0.75, 0),
  },
  dot: { width: 8, height: 8, borderRadius: '50%' },
  ...byTone(tone => ({
    background: toneColor(theme, tone),
    ...(tone === 'bad' && { borderRadius: 1 }),
  })),
}));

function summary(t: Words, { runs: all }: ProbeJson): string {
  const failures = all.filter(({ status }) => status === 'failing').length;
  const runs = t('stages.runs', { count: all.length });
  return failures === 0
    ? t('stages.noneFailed', { runs })
    : t('stages.someFailed', { runs, failed: String(failures) });
}

/** What a probe saw in the monitoring window: a dot for every run. */
export function ProbeStrip(props: { readonly probe: ProbeJson }) {
  const classes = useStyles();
  const t = useWords();
  const { probe } = props;
  return (
    <div className={classes.root} data-probe-id={probe.id}>
      <div className={classes.head}>
        <ToneMark tone={checkTone(probe.status)} size="inherit" />
        <span>
          {t('stages.probeSays', {
            probe: probe.id,
            status: t(`common.checkStatus.${probe.status}`),
            message: probe.message,
          })}
        </span>
        <span className={classes.faint}>{summary(t, probe)}</span>
      </div>
      <ol
        className={classes.dots}
        aria-label={t('stages.probeRuns', { probe: probe.id })}
      >
        {probe.runs.slice(-SHOWN_RUNS).map(({ at, status }) => (
          <li
            key={at}
            className={`${classes.dot} ${classes[checkTone(status)]}`}
            title={t('stages.probeRun', {
              status: t(`common.checkStatus.${status}`),
              at: utc(at),
            })}
          />
        ))}
      </ol>
    </div>
  );
}
