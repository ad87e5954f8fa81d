import { makeStyles } from '@material-ui/core/styles';
import type { CheckJson, ItemJson } from 'backstage-plugin-release-gate-common';
import { faint } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';
import { CheckFact } from './CheckFact';
import { Evidence } from './Evidence';

const useStyles = makeStyles(theme => ({
  words: faint(theme),
}));

/** Whether a deployment item stands on a person's word. */
function useIsPersonsWord(item: ItemJson): boolean {
  const { release } = useReleaseContext();
  return (
    item.kind === 'deployment' &&
    item.state === 'complete' &&
    release.deployments.some(
      ({ at, source }) => source === 'person' && at === item.evidence?.at,
    )
  );
}

/** Whether the check says more than the evidence that came of it. */
function isCheckSaid(
  { state, evidence }: Pick<ItemJson, 'state' | 'evidence'>,
  { stale }: CheckJson,
): boolean {
  return state === 'open' || stale || evidence?.source !== 'check';
}

/** What is known of an item, or why there is nothing to press. */
export function ItemFacts(props: {
  readonly item: ItemJson;
  readonly why: string | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const { item, why } = props;
  const isPersonsWord = useIsPersonsWord(item);
  if (item.state === 'not-applicable') {
    return <div className={classes.words}>{t('stages.notApplicable')}</div>;
  }
  return (
    <>
      {item.evidence && !item.parts && (
        <Evidence
          evidence={item.evidence}
          hideNote={item.overridden !== undefined}
        />
      )}
      {isPersonsWord && (
        <div className={classes.words}>{t('stages.personsWord')}</div>
      )}
      {item.overridden && (
        <Notice tone="waiting">
          {t('stages.overridden', { reason: item.overridden.reason })}
        </Notice>
      )}
      {item.check && !item.parts && isCheckSaid(item, item.check) && (
        <CheckFact check={item.check} />
      )}
      {why && <div className={classes.words}>{why}</div>}
    </>
  );
}
