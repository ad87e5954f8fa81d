import Button from '@material-ui/core/Button';
import type {
  StatementPolicy,
  ViolationJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useWords } from '../../translation/useWords';
import { useFactStyles } from '../../theme/useFactStyles';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { AnswerViolationDialog } from './AnswerViolationDialog';

/** The rules that were broken by a release, or by any deployment of a service, each with its written answer. */
export function ViolationsPanel(props: {
  readonly violations: readonly ViolationJson[];
  /** What the viewer may do, as the answer that the violations come from says. */
  readonly allowedActions: readonly string[];
  readonly policy: StatementPolicy;
  /** Reads again what the violations belong to. */
  readonly onAnswered: () => Promise<void>;
}) {
  const classes = useFactStyles();
  const [answering, setAnswering] = useState<ViolationJson>();
  const t = useWords();
  return (
    <Panel
      title={t('facts.violations', { count: props.violations.length })}
      aside={<ToneMark tone="bad" />}
    >
      <ul className={classes.list}>
        {props.violations.map(violation => (
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
              {props.allowedActions.includes(
                `answer-violation:${violation.id}`,
              ) && (
                <Button size="small" onClick={() => setAnswering(violation)}>
                  {t('facts.answerInWriting')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {answering && (
        <AnswerViolationDialog
          violation={answering}
          policy={props.policy}
          onAnswered={props.onAnswered}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Panel>
  );
}
