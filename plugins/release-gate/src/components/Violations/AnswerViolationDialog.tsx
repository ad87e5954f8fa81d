import { useApi } from '@backstage/core-plugin-api';
import type {
  StatementPolicy,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useWords } from '../../translation/useWords';
import { isStatement, statementHelp } from '../../words/statement';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Answers a breach of the rules in writing; it is never removed. */
export function AnswerViolationDialog(props: {
  readonly violation: ViolationJson;
  readonly policy: StatementPolicy;
  /** Reads again what the violation belongs to. */
  readonly onAnswered: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const command = useCommand();
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      id="rg-violation"
      title={t('dialogs.answerViolation.title')}
      intro={props.violation.message}
      submitLabel={t('dialogs.answerViolation.submit')}
      isReady={isStatement(statement, props.policy)}
      isDirty={statement !== ''}
      command={command}
      onSubmit={() =>
        command.run(async () => {
          await api.answerViolation(props.violation.id, { statement });
          await props.onAnswered();
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-violation-statement"
        label={t('dialogs.answerViolation.statement')}
        value={statement}
        onChange={setStatement}
        help={statementHelp(t, props.policy)}
        rows={3}
        isFocused
      />
    </FormDialog>
  );
}
