import { useState } from 'react';
import {
  useReleaseCommand,
  useReleaseContext,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';
import { ReleaseFields } from '../ReleaseFields/ReleaseFields';

/** Changes what a release is about; once production has begun, only how it is called. */
export function AmendDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release, may } = useReleaseContext();
  const command = useReleaseCommand();
  // As they were when the form was opened.
  const [revision] = useState(release.revision);
  const { version, commit, title, routine, changes } = release;
  const [before] = useState({
    version,
    commit,
    title,
    routine,
    what: changes?.what ?? '',
    why: changes?.why ?? '',
  });
  const [values, setValues] = useState(before);
  const { what, why, ...own } = values;
  const body = {
    ...Object.fromEntries(
      Object.entries(own).filter(
        ([name, value]) => value !== before[name as keyof typeof own],
      ),
    ),
    ...((what !== before.what || why !== before.why) && {
      changes: { what, why },
    }),
  };
  const isDirty = Object.keys(body).length > 0;
  const isDecidedOn =
    release.approval.status === 'requested' ||
    release.approval.status === 'approved';
  const isFixed = !may('amend:content');
  const voids = Object.keys(body).some(key => key !== 'title');
  const fields = { id: 'rg-amend', values, onChange: setValues };
  return (
    <FormDialog
      id="rg-amend"
      title={t('dialogs.amend.title', { version: release.version })}
      submitLabel={t('dialogs.amend.submit')}
      isReady={isDirty}
      isDirty={isDirty}
      command={command}
      onSubmit={() =>
        command.send((api, id) =>
          api.amendRelease(id, { expectedRevision: revision, ...body }),
        )
      }
      onClose={props.onClose}
    >
      {isFixed ? (
        <>
          <ReleaseFields {...fields} names={['title']} />
          <Notice tone="neutral">{t('dialogs.amend.isFixed')}</Notice>
        </>
      ) : (
        <ReleaseFields
          {...fields}
          names={['title', 'version', 'commit', 'what', 'why', 'routine']}
          help={{ commit: t('dialogs.amend.commitHelp') }}
        />
      )}
      {isDecidedOn && voids && (
        <Notice tone="waiting">{t('dialogs.amend.voids')}</Notice>
      )}
    </FormDialog>
  );
}
