import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { isStatement, statementHelp } from '../../words/statement';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Takes an approval back that has not been used. */
export function RevokeDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      id="rg-revoke"
      title={t('dialogs.revoke.title', { version: release.version })}
      intro={t('dialogs.revoke.intro')}
      submitLabel={t('dialogs.revoke.submit')}
      isDanger
      isReady={isStatement(statement, release.statementPolicy)}
      isDirty={statement !== ''}
      command={command}
      onSubmit={() =>
        command.send((api, id) => api.revokeApproval(id, { statement }))
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-revoke-statement"
        label={t('dialogs.revoke.statement')}
        value={statement}
        onChange={setStatement}
        help={statementHelp(t, release.statementPolicy)}
        rows={3}
        isFocused
      />
    </FormDialog>
  );
}
