import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ItemJson } from 'backstage-plugin-release-gate-common';
import { type FormEvent, useState } from 'react';
import {
  type Completion,
  hasFailedProbe,
  isAnswered,
} from '../../hooks/useCompletion';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { Field } from '../Field/Field';
import { Refusal } from '../Notice/Refusal';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(0.5, 0, 0.5), maxWidth: 560 },
  actions: {
    display: 'flex',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

function submitWords(item: ItemJson, isReopening: boolean): string {
  if (isReopening) {
    return 'Re-open';
  }
  return isAnswered(item) ? 'Override' : 'Complete';
}

function noteHelp(item: ItemJson): string {
  if (item.check) {
    return `Needed: why you vouch for it against ‘${item.check.provider}’. The approver sees this.`;
  }
  if (item.answeredBy) {
    return `Needed: why it holds although ‘${item.answeredBy}’ does not show it.`;
  }
  if (hasFailedProbe(item)) {
    return 'Needed: a probe failed in the window. What was it, and why is it fine?';
  }
  if (item.requires?.includes('note')) {
    return item.id === 'estimate-approved'
      ? 'Needed: the estimate and who approved it.'
      : 'Needed: what was found.';
  }
  return 'Optional: what you looked at, and what you saw.';
}

/** The words that go with a tick, or with taking it back, in place. */
export function CompleteForm(props: {
  readonly item: ItemJson;
  readonly completion: Completion;
  readonly scope?: string;
}) {
  const classes = useStyles();
  const { item, completion } = props;
  const [note, setNote] = useState('');
  const [url, setUrl] = useState('');
  const isReopening = completion.form === 'reopen';
  const id = `rg-${props.scope ?? item.id}`;
  useUnsavedWarning(note !== '' || url !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReopening) {
      completion.reopen(note.trim());
    } else {
      completion.completeWith(note, url);
    }
  };
  return (
    <form className={classes.root} onSubmit={submit} noValidate>
      <Field
        id={`${id}-note`}
        label="Note"
        value={note}
        onChange={setNote}
        help={isReopening ? 'Needed: why it no longer holds.' : noteHelp(item)}
        isFocused
        rows={1}
      />
      {!isReopening && (
        <Field
          id={`${id}-url`}
          label="Link"
          value={url}
          onChange={setUrl}
          placeholder="https://"
          help={
            item.requires?.includes('url')
              ? 'Needed: where it can be read.'
              : 'Optional: a run, a page, a recording.'
          }
        />
      )}
      <Refusal failure={completion.failure} />
      <div className={classes.actions}>
        <Button
          type="submit"
          size="small"
          variant="contained"
          color="primary"
          disabled={completion.isBusy}
        >
          {submitWords(item, isReopening)}
        </Button>
        <Button size="small" onClick={() => completion.setForm(undefined)}>
          Never mind
        </Button>
      </div>
    </form>
  );
}
