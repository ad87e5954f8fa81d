import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import { draftTimeEntry } from 'backstage-plugin-release-gate-common';
import { useCallback, useEffect, useState } from 'react';
import { readAllEvents } from '../../api/readAllEvents';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { serviceName } from '../../words/serviceName';
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
import { FormDialog } from '../FormDialog/FormDialog';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 7.5em',
    columnGap: theme.spacing(1.5),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
}));

/** Proposes the time that the viewer spent, from what they did on the release. */
function useDraft(propose: (times: Times) => void) {
  const api = useApi(releaseGateApiRef);
  const { release, me } = useDesk();
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
  const classes = useStyles();
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [times, setTimes] = useState<Times>({
    start: '',
    end: '',
    duration: '',
  });
  const [isTouched, setIsTouched] = useState(false);
  const [description, setDescription] = useState(
    `Release ${release.version} of ${serviceName(release.entityRef)}`,
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
  const place = timeTracker?.place ? ` (${timeTracker.place})` : '';
  return (
    <FormDialog
      id="rg-time"
      title="Log time"
      intro={`Your time, logged in your name in ${
        timeTracker?.title ?? 'the time tracker'
      }${place}. It is proposed from what you did here; pauses are left out.`}
      submitLabel="Log time"
      isReady={instants !== undefined && description.trim() !== ''}
      isDirty={isTouched}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
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
      <div className={classes.row}>
        <Field
          id="rg-time-start"
          label="Start"
          type="datetime-local"
          value={times.start}
          onChange={value => change(withStart(times, value))}
          isFocused
        />
        <Field
          id="rg-time-end"
          label="End"
          type="datetime-local"
          value={times.end}
          onChange={value => change(withEnd(times, value))}
        />
        <Field
          id="rg-time-duration"
          label="Duration"
          value={times.duration}
          placeholder="1:30"
          onChange={value => change(withDuration(times, value))}
        />
      </div>
      <Field
        id="rg-time-description"
        label="Description"
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
        label="Billable"
      />
    </FormDialog>
  );
}
