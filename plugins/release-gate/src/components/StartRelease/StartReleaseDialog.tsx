import { useApi } from '@backstage/core-plugin-api';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Starts a release of a service: one commit, on its way to production. */
export function StartReleaseDialog(props: {
  readonly entityRef: string;
  readonly onStarted: (release: ReleaseJson) => void;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
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
      title="Start a release"
      intro="One commit goes through the workflow: prepared, tested on staging, approved in writing, deployed, watched. What changed and why can follow until the request."
      submitLabel="Start a release"
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
        label="Version"
        value={version}
        onChange={setVersion}
        isFocused
      />
      <Field
        id="rg-start-commit"
        label="Commit"
        value={commit}
        onChange={setCommit}
        help="All 40 digits: the gate compares the whole commit."
        isMono
      />
      <Field
        id="rg-start-title"
        label="Title"
        value={title}
        onChange={setTitle}
        help="Optional: what people will call it."
      />
      <Field
        id="rg-start-what"
        label="What changed"
        value={what}
        onChange={setWhat}
        rows={3}
      />
      <Field
        id="rg-start-why"
        label="Why"
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
        label="Routine work, no estimate needed"
      />
    </FormDialog>
  );
}
