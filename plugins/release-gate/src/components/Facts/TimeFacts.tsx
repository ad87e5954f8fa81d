import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import type { TimeEntryJson } from 'backstage-plugin-release-gate-common';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import type { Tone } from '../../theme/tones';
import { day, span } from '../../words/time';
import { Refusal } from '../Notice/Refusal';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../Stages/Evidence';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from './useFactStyles';

const STATES: Readonly<
  Record<TimeEntryJson['state'], { readonly tone: Tone; readonly word: string }>
> = {
  pending: { tone: 'waiting', word: 'on its way' },
  logged: { tone: 'ok', word: 'logged' },
  failed: { tone: 'bad', word: 'failed' },
};

function Entry(props: { readonly entry: TimeEntryJson }) {
  const classes = useFactStyles();
  const { me, may } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const { id, state, person, start, end, description, url, message } =
    props.entry;
  const { tone, word } = STATES[state];
  return (
    <li className={classes.row} data-time-entry={state}>
      <ToneMark tone={tone} />
      <div className={classes.main}>
        {span(Date.parse(end) - Date.parse(start))}, {word}
        <div className={classes.faint}>
          <PersonName entityRef={person} />, {day(start)}, {description}
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
            className={classes.small}
            disabled={isBusy}
            onClick={() => {
              send((api, releaseId) => api.retryTime(releaseId, id)).catch(
                () => undefined,
              );
            }}
          >
            Try again
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
  const { release, may, open } = useDesk();
  const { timeEntries, timeTracker } = release;
  if (!timeTracker && timeEntries.length === 0) {
    return null;
  }
  return (
    <>
      <SubHeading
        aside={
          may('log-time') && (
            <Button
              size="small"
              className={classes.small}
              onClick={() => open({ name: 'log-time' })}
            >
              Log time
            </Button>
          )
        }
      >
        Time
      </SubHeading>
      {timeEntries.length === 0 && <p className={classes.none}>None yet</p>}
      <ul className={classes.list}>
        {timeEntries.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {timeTracker && (
        <p className={classes.none}>
          In {timeTracker.title}
          {timeTracker.place && `: ${timeTracker.place}`}
        </p>
      )}
    </>
  );
}
