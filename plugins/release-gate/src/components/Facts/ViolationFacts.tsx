import Button from '@material-ui/core/Button';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { isWorkedOnByViewer } from '../../words/turn';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useFactStyles } from './useFactStyles';

/** The rules that were broken, each with its written answer. */
export function ViolationFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, open } = useReleaseContext();
  return (
    <Panel
      title={t('facts.violations', { count: release.violations.length })}
      aside={<ToneMark tone="bad" />}
    >
      <ul className={classes.list}>
        {release.violations.map(({ id, message, at, answer }) => (
          <li key={id} className={classes.row}>
            <div className={classes.main}>
              {message}
              <div className={classes.faint}>
                <Time at={at} />
              </div>
              {answer ? (
                <div className={classes.faint}>
                  {t('facts.violationAnswered', {
                    who: <PersonName entityRef={answer.by} />,
                    statement: answer.statement,
                  })}
                </div>
              ) : (
                isWorkedOnByViewer(release) && (
                  <Button
                    size="small"
                    className={classes.small}
                    onClick={() =>
                      open({ name: 'answer-violation', about: id })
                    }
                  >
                    {t('facts.answerInWriting')}
                  </Button>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
