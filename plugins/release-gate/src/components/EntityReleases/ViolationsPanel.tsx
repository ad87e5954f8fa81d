import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import type {
  SummaryJson,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { STATEMENT_HELP, isStatement } from '../../words/statement';
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
  const { isBusy, failure, run } = useCommand();
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      id="rg-entity-violation"
      title="Answer the violation"
      intro={props.violation.message}
      submitLabel="Answer"
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
        label="Your answer"
        value={statement}
        onChange={setStatement}
        help={STATEMENT_HELP}
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
  const { violations } = props.summary;
  return (
    <Panel
      title={violations.length === 1 ? 'Violation' : 'Violations'}
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
                  <PersonName entityRef={violation.answer.by} /> answered: “
                  {violation.answer.statement}”
                </div>
              )}
              {!violation.answer && props.mayAnswer && (
                <Button
                  size="small"
                  className={classes.small}
                  onClick={() => setAnswering(violation)}
                >
                  Answer in writing
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
