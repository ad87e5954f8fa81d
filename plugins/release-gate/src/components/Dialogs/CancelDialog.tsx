import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Ends a release that has not reached production. */
export function CancelDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      id="rg-cancel"
      title={`Cancel release ${release.version}`}
      intro="The release ends here and stays in the history. A new one can be started for the same commit."
      submitLabel="Cancel release"
      isDanger
      isReady={reason.trim() !== ''}
      isDirty={reason !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => send((api, id) => api.cancelRelease(id, { reason }))}
      onClose={props.onClose}
    >
      <Field
        id="rg-cancel-reason"
        label="Reason"
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
    </FormDialog>
  );
}
