import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import type { ItemJson } from 'backstage-plugin-release-gate-common';
import {
  type Completion,
  isAnswered,
  needsWords,
} from '../../hooks/useCompletion';
import {
  type OpenDialog,
  useReleaseContext,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { primaryStep } from '../../words/primaryStep';
import { DocumentButtons } from './DocumentButtons';

interface OtherWay {
  readonly label: string;
  readonly dialog: OpenDialog;
}

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  'deployed-to-staging': 'staging',
};

/** What completes an item that nobody ticks. */
function useOtherWay(item: ItemJson, isReady: boolean): OtherWay | undefined {
  const t = useWords();
  const { release, may } = useReleaseContext();
  if (item.state !== 'open') {
    return undefined;
  }
  if (item.kind === 'deployment') {
    return isReady && may('deploy')
      ? {
          label: t('stages.recordDeployment'),
          dialog: {
            name: 'record-deployment',
            about: ENVIRONMENTS[item.id] ?? release.environment,
          },
        }
      : undefined;
  }
  if (item.kind === 'time-entry') {
    return may('log-time') && isReady
      ? { label: t('stages.logTime'), dialog: { name: 'log-time' } }
      : undefined;
  }
  return item.id === 'release-notes-delivered' &&
    may('deliver') &&
    primaryStep(release)?.kind !== 'deliver'
    ? { label: t('stages.deliver'), dialog: { name: 'deliver' } }
    : undefined;
}

/** The document that completes the item by being attached. */
function attachedTo({
  id,
  kind,
}: ItemJson): 'release-note' | 'incident-report' | undefined {
  if (kind !== 'document' || id === 'release-notes-delivered') {
    return undefined;
  }
  return id === 'incident-report-filed' ? 'incident-report' : 'release-note';
}

/** What the viewer can do with one item. */
export function ItemButtons(props: {
  readonly item: ItemJson;
  readonly isReady: boolean;
  readonly completion: Completion;
}) {
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  const { item, completion, isReady } = props;
  const other = useOtherWay(item, isReady);
  const document = item.state === 'open' ? attachedTo(item) : undefined;
  const step = primaryStep(release);
  const isPrimary = step?.kind === 'item' && step.itemId === item.id;
  if (completion.form) {
    return null;
  }
  if (item.state === 'complete') {
    return may(`reopen:${item.id}`) ? (
      <Button size="small" onClick={() => completion.setForm('reopen')}>
        {t('stages.reopen')}
      </Button>
    ) : null;
  }
  return (
    <>
      {other && (
        <Button
          size="small"
          color={isPrimary ? 'primary' : 'default'}
          variant={isPrimary ? 'contained' : 'outlined'}
          onClick={() => open(other.dialog)}
        >
          {other.label}
        </Button>
      )}
      {document && may('attach') && <DocumentButtons kind={document} />}
      {may(`complete:${item.id}`) && item.state === 'open' && !item.parts && (
        <ButtonGroup
          size="small"
          color="primary"
          variant={isPrimary && !other ? 'contained' : 'outlined'}
          disabled={completion.isBusy}
        >
          <Button onClick={completion.complete}>
            {t(isAnswered(item) ? 'stages.override' : 'stages.complete')}
          </Button>
          {!needsWords(item) && (
            <Button
              style={{ minWidth: 28, padding: 0 }}
              title={t('stages.sayMore')}
              onClick={() => completion.setForm('complete')}
            >
              <ArrowDropDownIcon fontSize="small" />
            </Button>
          )}
        </ButtonGroup>
      )}
    </>
  );
}
