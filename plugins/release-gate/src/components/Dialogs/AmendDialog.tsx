import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import type { Phase } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
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
  const t = useWords();
  const { release } = useReleaseContext();
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
      title={t('dialogs.amend.title', { version: release.version })}
      submitLabel={t('dialogs.amend.submit')}
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
        label={t('dialogs.title')}
        value={title}
        onChange={setTitle}
        isFocused
      />
      {isFixed && <Notice tone="neutral">{t('dialogs.amend.isFixed')}</Notice>}
      {!isFixed && (
        <>
          <Field
            id="rg-amend-version"
            label={t('dialogs.version')}
            value={version}
            onChange={setVersion}
          />
          <Field
            id="rg-amend-commit"
            label={t('dialogs.commit')}
            value={commit}
            onChange={setCommit}
            help={t('dialogs.amend.commitHelp')}
            isMono
          />
          <Field
            id="rg-amend-what"
            label={t('dialogs.whatChanged')}
            value={what}
            onChange={setWhat}
            rows={3}
          />
          <Field
            id="rg-amend-why"
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
        </>
      )}
      {isDecidedOn && voids && (
        <Notice tone="waiting">{t('dialogs.amend.voids')}</Notice>
      )}
    </FormDialog>
  );
}
