import { makeStyles } from '@material-ui/core/styles';
import { useEffect } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useServerTime } from '../../hooks/useServerTime';
import { tabular, bodyText, wrapping } from '../../theme/styles';
import { toneColor, subtleText } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { clockTime, countdown, utc } from '../../words/time';

const RENEW_EVERY_MS = 1_000;
const RADIUS = 34;
const AROUND = 2 * Math.PI * RADIUS;

const useStyles = makeStyles(theme => ({
  root: { ...wrapping(theme, 2), padding: theme.spacing(1, 0) },
  ring: { flex: 'none' },
  ground: { stroke: theme.palette.action.selected },
  rest: { stroke: toneColor(theme, 'active') },
  over: { stroke: toneColor(theme, 'ok') },
  digits: {
    ...tabular,
    fill: theme.palette.text.primary,
    fontSize: 17,
    fontWeight: 600,
  },
  words: { ...bodyText, flex: 1, minWidth: 200 },
  faint: { color: subtleText(theme) },
}));

/** When the window began: the success that it was opened by. */
function useBeginning(availableAt: string): number | undefined {
  const { release } = useReleaseContext();
  const success = release.deployments.find(
    ({ monitoredUntil }) => monitoredUntil === availableAt,
  );
  return success && Date.parse(success.at);
}

/** The monitoring window, counted down by the server's clock. */
export function MonitoringRing(props: { readonly availableAt: string }) {
  const classes = useStyles();
  const t = useWords();
  const now = useServerTime(RENEW_EVERY_MS);
  const end = Date.parse(props.availableAt);
  const begin = useBeginning(props.availableAt) ?? end - 15 * 60_000;
  const left = Math.max(0, end - now);
  const share = end > begin ? Math.min(1, left / (end - begin)) : 0;
  const isOver = left === 0;
  const { reload } = useReleaseContext();
  useEffect(() => {
    // Only the server says that the item may be completed now.
    if (isOver) {
      reload().catch(() => undefined);
    }
  }, [isOver, reload]);
  return (
    <div className={classes.root} role="group" aria-label={t('stages.window')}>
      <svg
        className={classes.ring}
        width="80"
        height="80"
        viewBox="0 0 80 80"
        role="timer"
        aria-label={
          isOver
            ? t('stages.windowPassed')
            : t('stages.windowLeft', { left: countdown(left) })
        }
      >
        <circle
          cx="40"
          cy="40"
          r={RADIUS}
          fill="none"
          strokeWidth="6"
          className={isOver ? classes.over : classes.ground}
        />
        {!isOver && (
          <circle
            cx="40"
            cy="40"
            r={RADIUS}
            fill="none"
            strokeWidth="6"
            strokeLinecap="round"
            strokeDasharray={`${AROUND * share} ${AROUND}`}
            transform="rotate(-90 40 40)"
            className={classes.rest}
          />
        )}
        <text
          x="40"
          y="46"
          textAnchor="middle"
          className={classes.digits}
          aria-hidden
        >
          {countdown(left)}
        </text>
      </svg>
      <div className={classes.words}>
        {isOver
          ? t('stages.windowPassedLong')
          : t('stages.windowOpen', {
              time: (
                <time
                  dateTime={props.availableAt}
                  title={utc(props.availableAt)}
                >
                  {clockTime(t, props.availableAt)}
                </time>
              ),
            })}
        <div className={classes.faint}>{t('stages.serverClock')}</div>
      </div>
    </div>
  );
}
