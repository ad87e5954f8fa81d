import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { type FormEvent, useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useDocument } from '../../hooks/useDocument';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { useWords } from '../../translation/useWords';
import { Refusal } from '../Notice/Refusal';
import { Panel } from '../Panel/Panel';
import { ReleaseFields } from '../ReleaseFields/ReleaseFields';
import { BaselineFields } from './BaselineFields';

/** What the owner presents for the decision. */
export function RequestForm() {
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
  const [values, setValues] = useState({
    what: release.changes?.what ?? '',
    why: release.changes?.why ?? '',
    testingResults: '',
  });
  const [edited, setEdited] = useState<string>();
  const [baseline, setBaseline] = useState({ version: '', commit: '' });
  const releaseNotes = edited ?? attached.value ?? '';
  const isDirty = values.testingResults !== '' || edited !== undefined;
  useUnsavedWarning(isDirty);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    send((api, id) =>
      api.requestApproval(id, {
        ...values,
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
      <form style={{ maxWidth: 760 }} onSubmit={submit} noValidate>
        <ReleaseFields
          id="rg-request"
          names={['what', 'why', 'testingResults']}
          values={values}
          onChange={setValues}
          help={{ testingResults: t('approval.form.testsHelp') }}
        />
        <ReleaseFields
          id="rg-request"
          names={['releaseNotes']}
          values={{ releaseNotes }}
          onChange={next => setEdited(next.releaseNotes)}
          help={{
            releaseNotes:
              note > 0
                ? t('approval.form.attachedNote')
                : t('approval.form.markdown'),
          }}
          isFocused={false}
        />
        <BaselineFields value={baseline} onChange={setBaseline} />
        <Refusal failure={failure} />
        <Box display="flex" gridGap={8} mt={1.5}>
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
        </Box>
      </form>
    </Panel>
  );
}
