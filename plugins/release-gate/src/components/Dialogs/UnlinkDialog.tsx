import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Takes a ticket off the release. */
export function UnlinkDialog(props: { readonly about: string }) {
  const t = useWords();
  const { open } = useReleaseContext();
  const command = useReleaseCommand();
  const [reason, setReason] = useState('');
  const [tracker, ticket] = props.about.split(' ');
  return (
    <FormDialog
      id="rg-unlink"
      title={t('dialogs.unlinkTicket.title', { ticket: props.about })}
      submitLabel={t('dialogs.unlinkTicket.submit')}
      isDirty={reason !== ''}
      command={command}
      onSubmit={() =>
        command.send((api, id) =>
          api.unlinkTicket(id, { tracker, id: ticket, reason }),
        )
      }
      onClose={() => open(undefined)}
    >
      <Field
        id="rg-unlink-reason"
        label={t('dialogs.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
    </FormDialog>
  );
}
