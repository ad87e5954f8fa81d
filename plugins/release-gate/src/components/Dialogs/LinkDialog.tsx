import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Links a ticket to the release. */
export function LinkDialog() {
  const { release, open } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [tracker, setTracker] = useState('usersnap');
  const [ticket, setTicket] = useState('');
  return (
    <FormDialog
      id="rg-link"
      title="Link ticket"
      intro={
        release.approval.status === 'requested'
          ? 'The request was made without this ticket, so linking it voids the request.'
          : 'It has to be closed before the release is complete.'
      }
      submitLabel="Link ticket"
      isDirty={ticket !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.linkTicket(id, { tracker: tracker.trim(), id: ticket.trim() }),
        )
      }
      onClose={() => open(undefined)}
    >
      <Field
        id="rg-link-tracker"
        label="Tracker"
        value={tracker}
        onChange={setTracker}
      />
      <Field
        id="rg-link-ticket"
        label="Ticket"
        value={ticket}
        onChange={setTicket}
        isFocused
        help="Its id in the tracker."
      />
    </FormDialog>
  );
}
