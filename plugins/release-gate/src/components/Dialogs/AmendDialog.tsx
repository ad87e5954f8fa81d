import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import type { Phase } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

const BEFORE_PRODUCTION: readonly Phase[] = [
  'pre-deployment',
  'staging',
  'awaiting-approval',
  'approved',
];

/** Changes what a release is about; once production has begun, only how it is called. */
export function AmendDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [revision] = useState(release.revision);
  const [version, setVersion] = useState(release.version);
  const [commit, setCommit] = useState(release.commit);
  const [title, setTitle] = useState(release.title);
  const [routine, setRoutine] = useState(release.routine);
  const [what, setWhat] = useState(release.changes?.what ?? '');
  const [why, setWhy] = useState(release.changes?.why ?? '');
  const changes =
    what !== (release.changes?.what ?? '') ||
    why !== (release.changes?.why ?? '')
      ? { what, why }
      : undefined;
  const body = {
    ...(version !== release.version && { version }),
    ...(commit !== release.commit && { commit }),
    ...(title !== release.title && { title }),
    ...(routine !== release.routine && { routine }),
    ...(changes && { changes }),
  };
  const isDirty = Object.keys(body).length > 0;
  const isDecidedOn =
    release.approval.status === 'requested' ||
    release.approval.status === 'approved';
  const isFixed = !BEFORE_PRODUCTION.includes(release.phase);
  const voids = Object.keys(body).some(key => key !== 'title');
  return (
    <FormDialog
      id="rg-amend"
      title={`Edit release ${release.version}`}
      submitLabel="Save"
      isReady={isDirty}
      isDirty={isDirty}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.amendRelease(id, { expectedRevision: revision, ...body }),
        )
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-amend-title"
        label="Title"
        value={title}
        onChange={setTitle}
        isFocused
      />
      {isFixed && (
        <Notice tone="neutral">
          Production has begun: what was approved stays as it is.
        </Notice>
      )}
      {!isFixed && (
        <>
          <Field
            id="rg-amend-version"
            label="Version"
            value={version}
            onChange={setVersion}
          />
          <Field
            id="rg-amend-commit"
            label="Commit"
            value={commit}
            onChange={setCommit}
            help="Another commit re-opens every item of the checklist."
            isMono
          />
          <Field
            id="rg-amend-what"
            label="What changed"
            value={what}
            onChange={setWhat}
            rows={3}
          />
          <Field
            id="rg-amend-why"
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
        </>
      )}
      {isDecidedOn && voids && (
        <Notice tone="waiting">
          The open request or approval is voided: it was for other content.
        </Notice>
      )}
    </FormDialog>
  );
}
