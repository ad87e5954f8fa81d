import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import type { TimeEntryJson } from 'backstage-plugin-release-gate-common';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import type { Tone } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { day, span } from '../../words/time';
import { Refusal } from '../Notice/Refusal';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../../words/linkWords';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from '../../theme/useFactStyles';

const TONES: Readonly<Record<TimeEntryJson['state'], Tone>> = {
  pending: 'waiting',
  logged: 'ok',
  failed: 'bad',
};

function Entry(props: { readonly entry: TimeEntryJson }) {
  const classes = useFactStyles();
  const t = useWords();
  const { me, may } = useReleaseContext();
  const { isBusy, failure, send } = useReleaseCommand();
  const { id, state, person, start, end, description, url, message } =
    props.entry;
  return (
    <li className={classes.row} data-time-entry={state}>
      <ToneMark tone={TONES[state]} />
      <div className={classes.main}>
        {t('facts.timeEntry', {
          span: span(t, Date.parse(end) - Date.parse(start)),
          state: t(`facts.timeEntryState.${state}`),
        })}
        <div className={classes.faint}>
          {t('facts.timeEntryFacts', {
            who: <PersonName entityRef={person} />,
            day: day(t, start),
            description,
          })}
          {url && (
            <>
              {', '}
              <Link to={url}>{linkWords(url)}</Link>
            </>
          )}
        </div>
        {message && <div>{message}</div>}
        {state === 'failed' && person === me && may('log-time') && (
          <Button
            size="small"
            disabled={isBusy}
            onClick={() => {
              send((api, releaseId) => api.retryTime(releaseId, id)).catch(
                () => undefined,
              );
            }}
          >
            {t('common.tryAgain')}
          </Button>
        )}
        <Refusal failure={failure} />
      </div>
    </li>
  );
}

/** The time that people logged on the release from here, and what became of it. */
export function TimeFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  const { timeEntries, timeTracker } = release;
  if (!timeTracker && timeEntries.length === 0) {
    return null;
  }
  return (
    <>
      <SubHeading
        aside={
          may('log-time') && (
            <Button size="small" onClick={() => open({ name: 'log-time' })}>
              {t('facts.logTime')}
            </Button>
          )
        }
      >
        {t('facts.time')}
      </SubHeading>
      {timeEntries.length === 0 && (
        <p className={classes.none}>{t('facts.noneYet')}</p>
      )}
      <ul className={classes.list}>
        {timeEntries.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {timeTracker && (
        <p className={classes.none}>
          {timeTracker.place
            ? t('facts.timeTrackerPlace', {
                tracker: timeTracker.title,
                place: timeTracker.place,
              })
            : t('facts.timeTracker', { tracker: timeTracker.title })}
        </p>
      )}
    </>
  );
}
