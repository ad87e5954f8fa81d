import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { draftTimeEntry } from 'backstage-plugin-release-gate-common';
import { useCallback, useEffect, useState } from 'react';
import { readAllEvents } from '../../api/readAllEvents';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { localZone } from '../../words/localTime';
import {
  type Times,
  timesOf,
  toInstants,
  withDuration,
  withEnd,
  withProposal,
  withStart,
} from '../../words/timeEntry';
import { Field } from '../Field/Field';
import { FieldRow } from '../Field/FieldRow';
import { FormDialog } from '../FormDialog/FormDialog';

/** Proposes the time that the viewer spent, from what they did on the release. */
function useDraft(propose: (times: Times) => void) {
  const api = useApi(releaseGateApiRef);
  const { release, me } = useReleaseContext();
  const { id } = release;
  useEffect(() => {
    let isGone = false;
    readAllEvents(api, id).then(
      events => {
        const own = events.filter(
          ({ actor }) => actor.type === 'user' && actor.ref === me,
        );
        const draft = draftTimeEntry(own.map(({ at }) => at));
        if (draft && !isGone) {
          propose(timesOf(draft));
        }
      },
      // Without a proposal the person fills it in.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [api, id, me, propose]);
}

/** Logs the time that the viewer spent on the release, in their own name. */
export function LogTimeDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
  const [times, setTimes] = useState<Times>({
    start: '',
    end: '',
    duration: '',
  });
  const [isTouched, setIsTouched] = useState(false);
  const [description, setDescription] = useState<string>(() =>
    t('dialogs.logTime.defaultDescription', {
      version: release.version,
      service: serviceName(release.entityRef),
    }),
  );
  const [isBillable, setIsBillable] = useState(false);
  const propose = useCallback(
    (proposed: Times) => setTimes(typed => withProposal(typed, proposed)),
    [],
  );
  useDraft(propose);

  const { timeTracker } = release;
  const instants = toInstants(times);
  const change = (next: Times) => {
    setIsTouched(true);
    setTimes(next);
  };
  const tracker = timeTracker?.title ?? t('dialogs.logTime.theTracker');
  return (
    <FormDialog
      id="rg-time"
      title={t('dialogs.logTime.title')}
      intro={
        timeTracker?.place
          ? t('dialogs.logTime.introPlace', {
              tracker,
              place: timeTracker.place,
            })
          : t('dialogs.logTime.intro', { tracker })
      }
      submitLabel={t('dialogs.logTime.title')}
      isReady={instants !== undefined && description.trim() !== ''}
      isDirty={isTouched}
      command={command}
      onSubmit={() =>
        command.send((api, id) =>
          api.logTime(id, {
            start: instants?.start ?? '',
            end: instants?.end ?? '',
            description,
            billable: isBillable,
          }),
        )
      }
      onClose={props.onClose}
    >
      <FieldRow columns="1fr 1fr 7.5em">
        <Field
          id="rg-time-start"
          label={t('dialogs.logTime.start')}
          type="datetime-local"
          value={times.start}
          onChange={value => change(withStart(times, value))}
          help={t('dialogs.logTime.zone', { zone: localZone() })}
          isFocused
        />
        <Field
          id="rg-time-end"
          label={t('dialogs.logTime.end')}
          type="datetime-local"
          value={times.end}
          onChange={value => change(withEnd(times, value))}
        />
        <Field
          id="rg-time-duration"
          label={t('dialogs.logTime.duration')}
          value={times.duration}
          placeholder="1:30"
          onChange={value => change(withDuration(times, value))}
        />
      </FieldRow>
      <Field
        id="rg-time-description"
        label={t('dialogs.logTime.description')}
        value={description}
        onChange={value => {
          setIsTouched(true);
          setDescription(value);
        }}
      />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={isBillable}
            onChange={event => setIsBillable(event.target.checked)}
          />
        }
        label={t('dialogs.logTime.billable')}
      />
    </FormDialog>
  );
}
