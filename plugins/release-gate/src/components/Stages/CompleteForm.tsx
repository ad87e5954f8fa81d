import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import type { ItemJson } from 'backstage-plugin-release-gate-common';
import { type FormEvent, useState } from 'react';
import {
  type Completion,
  hasFailedProbe,
  isAnswered,
} from '../../hooks/useCompletion';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { type Words, useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { Refusal } from '../Notice/Refusal';

function submitWords(t: Words, item: ItemJson, isReopening: boolean): string {
  if (isReopening) {
    return t('stages.reopen');
  }
  return t(isAnswered(item) ? 'stages.override' : 'stages.complete');
}

function noteHelp(t: Words, item: ItemJson): string {
  if (item.check) {
    return t('stages.noteHelp.check', { provider: item.check.provider });
  }
  if (item.answeredBy) {
    return t('stages.noteHelp.answered', { provider: item.answeredBy });
  }
  if (hasFailedProbe(item)) {
    return t('stages.noteHelp.failedProbe');
  }
  if (item.requires?.includes('note')) {
    return t(
      item.id === 'estimate-approved'
        ? 'stages.noteHelp.estimate'
        : 'stages.noteHelp.found',
    );
  }
  return t('stages.noteHelp.optional');
}

/** The words that go with a tick, or with taking it back, in place. */
export function CompleteForm(props: {
  readonly item: ItemJson;
  readonly completion: Completion;
  readonly scope?: string;
}) {
  const t = useWords();
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
    <form
      style={{ padding: '4px 0', maxWidth: 560 }}
      onSubmit={submit}
      noValidate
    >
      <Field
        id={`${id}-note`}
        label={t('stages.note')}
        value={note}
        onChange={setNote}
        help={isReopening ? t('stages.noteHelp.reopen') : noteHelp(t, item)}
        isFocused
        rows={1}
      />
      {!isReopening && (
        <Field
          id={`${id}-url`}
          label={t('stages.link')}
          value={url}
          onChange={setUrl}
          placeholder="https://"
          help={t(
            item.requires?.includes('url')
              ? 'stages.linkHelp.needed'
              : 'stages.linkHelp.optional',
          )}
        />
      )}
      <Refusal failure={completion.failure} />
      <Box display="flex" gridGap={8} mt={1}>
        <Button
          type="submit"
          size="small"
          variant="contained"
          color="primary"
          disabled={completion.isBusy}
        >
          {submitWords(t, item, isReopening)}
        </Button>
        <Button size="small" onClick={() => completion.setForm(undefined)}>
          {t('stages.neverMind')}
        </Button>
      </Box>
    </form>
  );
}
