import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { type FormEvent, useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useDocument } from '../../hooks/useDocument';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { Refusal } from '../Notice/Refusal';
import { Panel } from '../Panel/Panel';
import { BaselineFields } from './BaselineFields';

const useStyles = makeStyles(theme => ({
  form: { maxWidth: 760 },
  actions: {
    display: 'flex',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1.5),
  },
}));

/** What the owner presents for the decision. */
export function RequestForm() {
  const classes = useStyles();
  const t = useWords();
  const { release, setIsRequesting } = useReleaseContext();
  const { isBusy, failure, send } = useReleaseCommand();
  const note = release.documents
    .filter(({ kind }) => kind === 'release-note')
    .reduce((newest, { version }) => Math.max(newest, version), 0);
  const attached = useDocument(
    release.id,
    'release-note',
    note === 0 ? undefined : note,
  );
  const [what, setWhat] = useState(release.changes?.what ?? '');
  const [why, setWhy] = useState(release.changes?.why ?? '');
  const [testingResults, setTestingResults] = useState('');
  const [edited, setEdited] = useState<string>();
  const [baseline, setBaseline] = useState({ version: '', commit: '' });
  const releaseNotes = edited ?? attached.value ?? '';
  const isDirty = testingResults !== '' || edited !== undefined;
  useUnsavedWarning(isDirty);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    send((api, id) =>
      api.requestApproval(id, {
        what,
        why,
        testingResults,
        ...(edited !== undefined &&
          edited !== attached.value && { releaseNotes: edited }),
        ...(baseline.version && { baseline }),
      }),
    ).then(
      isAccepted => isAccepted && setIsRequesting(false),
      () => undefined,
    );
  };
  return (
    <Panel title={t('approval.form.title', { version: release.version })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <Field
          id="rg-request-what"
          label={t('approval.whatChanged')}
          value={what}
          onChange={setWhat}
          rows={2}
          isFocused
        />
        <Field
          id="rg-request-why"
          label={t('approval.why')}
          value={why}
          onChange={setWhy}
          rows={2}
        />
        <Field
          id="rg-request-tests"
          label={t('approval.testingResults')}
          value={testingResults}
          onChange={setTestingResults}
          rows={3}
          help={t('approval.form.testsHelp')}
        />
        <Field
          id="rg-request-notes"
          label={t('approval.releaseNotes')}
          value={releaseNotes}
          onChange={setEdited}
          rows={6}
          help={
            note > 0
              ? t('approval.form.attachedNote')
              : t('approval.form.markdown')
          }
        />
        <BaselineFields value={baseline} onChange={setBaseline} />
        <Refusal failure={failure} />
        <div className={classes.actions}>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={isBusy}
          >
            {t('approval.form.submit')}
          </Button>
          <Button onClick={() => setIsRequesting(false)}>
            {t('approval.form.notYet')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
