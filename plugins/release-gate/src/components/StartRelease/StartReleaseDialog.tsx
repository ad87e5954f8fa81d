import { useApi } from '@backstage/core-plugin-api';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Starts a release of a service: one commit, on its way to production. */
export function StartReleaseDialog(props: {
  readonly entityRef: string;
  readonly onStarted: (release: ReleaseJson) => void;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { isBusy, failure, run } = useCommand();
  const [version, setVersion] = useState('');
  const [commit, setCommit] = useState('');
  const [title, setTitle] = useState('');
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const [routine, setRoutine] = useState(false);
  const hasChanges = what.trim() !== '' || why.trim() !== '';
  const isReady =
    version.trim() !== '' &&
    commit.trim() !== '' &&
    (!hasChanges || (what.trim() !== '' && why.trim() !== ''));
  return (
    <FormDialog
      id="rg-start"
      title={t('dialogs.start.title')}
      intro={t('dialogs.start.intro')}
      submitLabel={t('dialogs.start.title')}
      isReady={isReady}
      isDirty={[version, commit, title, what, why].some(text => text !== '')}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(async () => {
          props.onStarted(
            await api.startRelease({
              entityRef: props.entityRef,
              version,
              commit: commit.trim(),
              routine,
              ...(title.trim() && { title }),
              ...(hasChanges && { changes: { what, why } }),
            }),
          );
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-start-version"
        label={t('dialogs.version')}
        value={version}
        onChange={setVersion}
        isFocused
      />
      <Field
        id="rg-start-commit"
        label={t('dialogs.commit')}
        value={commit}
        onChange={setCommit}
        help={t('dialogs.start.commitHelp')}
        isMono
      />
      <Field
        id="rg-start-title"
        label={t('dialogs.title')}
        value={title}
        onChange={setTitle}
        help={t('dialogs.start.titleHelp')}
      />
      <Field
        id="rg-start-what"
        label={t('dialogs.whatChanged')}
        value={what}
        onChange={setWhat}
        rows={3}
      />
      <Field
        id="rg-start-why"
        label={t('dialogs.why')}
        value={why}
        onChange={setWhy}
        rows={2}
      />
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={routine}
            onChange={(_, checked) => setRoutine(checked)}
          />
        }
        label={t('dialogs.routine')}
      />
    </FormDialog>
  );
}
