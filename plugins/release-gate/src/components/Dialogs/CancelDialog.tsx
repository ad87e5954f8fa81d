import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Ends a release that has not reached production. */
export function CancelDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      id="rg-cancel"
      title={t('dialogs.cancel.title', { version: release.version })}
      intro={t('dialogs.cancel.intro')}
      submitLabel={t('dialogs.cancel.submit')}
      isDanger
      isReady={reason.trim() !== ''}
      isDirty={reason !== ''}
      command={command}
      onSubmit={() =>
        command.send((api, id) => api.cancelRelease(id, { reason }))
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-cancel-reason"
        label={t('dialogs.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
    </FormDialog>
  );
}
