import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Takes a ticket off the release. */
export function UnlinkDialog(props: { readonly about: string }) {
  const { open } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [reason, setReason] = useState('');
  const [tracker, ticket] = props.about.split(' ');
  return (
    <FormDialog
      id="rg-unlink"
      title={`Unlink ${props.about}`}
      submitLabel="Unlink"
      isDirty={reason !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) => api.unlinkTicket(id, { tracker, id: ticket, reason }))
      }
      onClose={() => open(undefined)}
    >
      <Field
        id="rg-unlink-reason"
        label="Reason"
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
    </FormDialog>
  );
}
