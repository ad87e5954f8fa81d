import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback, useState } from 'react';
import { faint, markedColumns, plainList, bodyText } from '../../theme/styles';
import { readAllEvents } from '../../api/readAllEvents';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useResource } from '../../hooks/useResource';
import { useWords } from '../../translation/useWords';
import { eventWords } from '../../words/events/eventWords';
import { PageFailure } from '../PageStates/PageStates';
import { RowsSkeleton } from '../PageStates/Skeletons';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const SHOWN_AT_FIRST = 20;

const useStyles = makeStyles(theme => ({
  list: plainList,
  row: {
    ...markedColumns(theme),
    ...bodyText,
    padding: theme.spacing(0.75, 0),
    overflowWrap: 'anywhere',
  },
  faint: faint(theme),
  quote: { margin: 0, fontStyle: 'italic' },
}));

/** Every event, latest first. */
export function TimelineEvents() {
  const classes = useStyles();
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { release } = useReleaseContext();
  const { id, revision, stages } = release;
  const [isLong, setIsLong] = useState(false);
  const load = useCallback(
    async () => [...(await readAllEvents(api, id))].reverse(),
    [api, id],
  );
  const { value: events, failure, refresh } = useResource(load, { revision });
  const titleOf = (itemId: string) =>
    stages.flatMap(({ items }) => items).find(item => item.id === itemId)
      ?.title ?? itemId;
  if (failure && !events) {
    return <PageFailure failure={failure} what="history" onRetry={refresh} />;
  }
  if (!events) {
    return <RowsSkeleton rows={5} />;
  }
  const shown = isLong ? events : events.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol className={classes.list} aria-label={t('timeline.list')}>
        {shown.map(event => {
          const { text, quote, tone } = eventWords(t, event, titleOf);
          const program =
            event.actor.type === 'user' ? event.actor.actor : undefined;
          return (
            <li key={event.sequence} className={classes.row}>
              <ToneMark tone={tone} />
              <div>
                {t('timeline.entry', {
                  who: <PersonName entityRef={event.actor.ref} />,
                  what: text,
                })}
                {quote && (
                  <p className={classes.quote}>
                    {t('timeline.quote', { text: quote })}
                  </p>
                )}
                <div className={classes.faint}>
                  {program ? (
                    t('timeline.through', {
                      when: <Time at={event.at} />,
                      program,
                    })
                  ) : (
                    <Time at={event.at} />
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      {shown.length < events.length && (
        <Button size="small" onClick={() => setIsLong(true)}>
          {t('timeline.all', { count: events.length })}
        </Button>
      )}
    </>
  );
}
