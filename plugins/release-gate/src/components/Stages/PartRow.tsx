import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import type { ItemJson, PartJson } from 'backstage-plugin-release-gate-common';
import { markedColumns } from '../../theme/styles';
import { useCompletion } from '../../hooks/useCompletion';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { primaryStep } from '../../words/primaryStep';
import { Refusal } from '../Notice/Refusal';
import { ToneMark } from '../ToneMark/ToneMark';
import { CheckFact } from './CheckFact';
import { CompleteForm } from './CompleteForm';
import { Evidence } from './Evidence';

const useStyles = makeStyles(theme => ({
  root: {
    ...markedColumns(theme, 'auto'),
    padding: theme.spacing(0.5, 0),
    fontSize: '0.875rem',
    lineHeight: 1.6,
  },
  wide: { gridColumn: '2 / -1' },
}));

/** One part of an item, completed by itself. */
export function PartRow(props: {
  readonly item: ItemJson;
  readonly part: PartJson;
  readonly mayComplete: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { item, part, mayComplete } = props;
  const completion = useCompletion(item, part.id);
  const step = primaryStep(release);
  const isFirst =
    item.parts?.find(({ state }) => state === 'open')?.id === part.id;
  const isPrimary =
    isFirst && !part.check && step?.kind === 'item' && step.itemId === item.id;
  return (
    <li className={classes.root} data-part-id={part.id} data-state={part.state}>
      <ToneMark
        tone={part.state === 'complete' ? 'ok' : 'neutral'}
        isOpen={part.state === 'open'}
      />
      <div>
        {part.title}
        {part.evidence && <Evidence evidence={part.evidence} />}
        {part.check && (part.state === 'open' || part.check.stale) && (
          <CheckFact check={part.check} />
        )}
      </div>
      {part.state === 'open' && mayComplete && !completion.form && (
        <Button
          size="small"
          variant={isPrimary ? 'contained' : 'outlined'}
          color="primary"
          disabled={completion.isBusy}
          onClick={completion.complete}
        >
          {t(part.check ? 'stages.override' : 'stages.complete')}
        </Button>
      )}
      {completion.form ? (
        <div className={classes.wide}>
          <CompleteForm
            item={{ ...item, check: part.check }}
            completion={completion}
            scope={`${item.id}-${part.id}`}
          />
        </div>
      ) : (
        completion.failure && (
          <div className={classes.wide}>
            <Refusal failure={completion.failure} />
          </div>
        )
      )}
    </li>
  );
}
