import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { isStatement, statementHelp } from '../../words/statement';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Answers a breach of the rules in writing; it is never removed. */
export function AnswerViolationDialog(props: {
  readonly violationId: string;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { release, reload } = useReleaseContext();
  const { isBusy, failure, run } = useCommand();
  const [statement, setStatement] = useState('');
  const violation = release.violations.find(
    ({ id }) => id === props.violationId,
  );
  return (
    <FormDialog
      id="rg-violation"
      title={t('dialogs.answerViolation.title')}
      intro={violation?.message}
      submitLabel={t('dialogs.answerViolation.submit')}
      isReady={isStatement(statement)}
      isDirty={statement !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(async () => {
          await api.answerViolation(props.violationId, { statement });
          await reload();
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-violation-statement"
        label={t('dialogs.answerViolation.statement')}
        value={statement}
        onChange={setStatement}
        help={statementHelp(t)}
        rows={3}
        isFocused
      />
    </FormDialog>
  );
}
