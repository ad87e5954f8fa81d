import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { isStatement, STATEMENT_HELP } from '../../words/statement';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Takes an approval back that has not been used. */
export function RevokeDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      id="rg-revoke"
      title={`Take back the approval of ${release.version}`}
      intro="The gate closes at once. A new approval needs a new request."
      submitLabel="Revoke approval"
      isDanger
      isReady={isStatement(statement)}
      isDirty={statement !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => send((api, id) => api.revokeApproval(id, { statement }))}
      onClose={props.onClose}
    >
      <Field
        id="rg-revoke-statement"
        label="Your written decision"
        value={statement}
        onChange={setStatement}
        help={STATEMENT_HELP}
        rows={3}
        isFocused
      />
    </FormDialog>
  );
}
