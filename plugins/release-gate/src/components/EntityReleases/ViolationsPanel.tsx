import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import type {
  SummaryJson,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useWords } from '../../translation/useWords';
import { isStatement, statementHelp } from '../../words/statement';
import { useFactStyles } from '../Facts/useFactStyles';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

function AnswerDialog(props: {
  readonly violation: ViolationJson;
  readonly onAnswered: () => void;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { isBusy, failure, run } = useCommand();
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      id="rg-entity-violation"
      title={t('dialogs.answerViolation.title')}
      intro={props.violation.message}
      submitLabel={t('dialogs.answerViolation.submit')}
      isReady={isStatement(statement)}
      isDirty={statement !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(async () => {
          await api.answerViolation(props.violation.id, { statement });
          props.onAnswered();
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-entity-violation-statement"
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

/** The rules that were broken on this service, also by deployments that belong to no release. */
export function ViolationsPanel(props: {
  readonly summary: SummaryJson;
  /** Whether the viewer is one of those who answer. */
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
}) {
  const classes = useFactStyles();
  const [answering, setAnswering] = useState<ViolationJson>();
  const t = useWords();
  const { violations } = props.summary;
  return (
    <Panel
      title={t('facts.violations', { count: violations.length })}
      aside={<ToneMark tone="bad" />}
    >
      <ul className={classes.list}>
        {violations.map(violation => (
          <li key={violation.id} className={classes.row}>
            <div className={classes.main}>
              {violation.message}
              <div className={classes.faint}>
                <Time at={violation.at} />
              </div>
              {violation.answer && (
                <div className={classes.faint}>
                  {t('facts.violationAnswered', {
                    who: <PersonName entityRef={violation.answer.by} />,
                    statement: violation.answer.statement,
                  })}
                </div>
              )}
              {!violation.answer && props.mayAnswer && (
                <Button
                  size="small"
                  className={classes.small}
                  onClick={() => setAnswering(violation)}
                >
                  {t('facts.answerInWriting')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {answering && (
        <AnswerDialog
          violation={answering}
          onAnswered={props.onAnswered}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Panel>
  );
}
