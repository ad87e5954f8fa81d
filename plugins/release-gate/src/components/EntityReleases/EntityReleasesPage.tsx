import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import type {
  ReleaseJson,
  SummaryJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { ReleaseContextProvider } from '../../hooks/useReleaseContext';
import { useMe } from '../../hooks/useMe';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { useSummary } from '../../hooks/useSummary';
import { useWords } from '../../translation/useWords';
import { Surface } from '../Surface/Surface';
import { HeadingLevel } from '../Panel/headingLevel';
import { PageFailure } from '../PageStates/PageStates';
import { ReleaseSkeleton } from '../PageStates/Skeletons';
import { CatalogSilence } from '../Notice/CatalogSilence';
import { Notice } from '../Notice/Notice';
import { NotNewest } from '../Notice/NotNewest';
import { StartReleaseDialog } from '../StartRelease/StartReleaseDialog';
import { ViolationsPanel } from '../Violations/ViolationsPanel';
import { Workbench } from '../Workbench/Workbench';
import { HistoryPanel } from './HistoryPanel';
import { InProductionPanel } from './InProductionPanel';
import { NoRelease } from './NoRelease';

/** The releases of a service: the current one to work on, the others to look up. */
export function EntityReleasesPage() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const t = useWords();
  const me = useMe();
  const { value: summary, failure, ...read } = useSummary(entityRef);
  const [isStarting, setIsStarting] = useState(false);
  if (!summary) {
    return failure ? (
      <PageFailure failure={failure} what="releases" onRetry={read.refresh} />
    ) : (
      <ReleaseSkeleton />
    );
  }
  const { current, allowedActions } = summary;
  const mayStart = allowedActions.includes('start');
  const show = (answer: ReleaseJson) =>
    read.replace(shown =>
      answer.id === shown.current?.id &&
      answer.revision < shown.current.revision
        ? shown
        : {
            ...shown,
            current: answer,
            gate: answer.gate,
            now: answer.now,
          },
    );
  const start = mayStart && (
    <Button variant="outlined" size="small" onClick={() => setIsStarting(true)}>
      {t('service.startRelease')}
    </Button>
  );
  return (
    <ServerTimeProvider now={summary.now}>
      <Surface>
        <NotNewest failure={failure} onRetry={read.refresh} />
        {!current && summary.isCatalogSilent && <CatalogSilence />}
        {summary.workflowProblem !== undefined && (
          <Notice tone="waiting">{summary.workflowProblem}</Notice>
        )}
        <HeadingLevel level={3}>
          {current ? (
            <ReleaseContextProvider
              key={current.id}
              release={current}
              me={me}
              show={show}
              reload={read.reload}
            >
              <Workbench
                isOnTab
                aside={<InProductionPanel summary={summary} />}
              />
            </ReleaseContextProvider>
          ) : (
            <NoRelease
              name={entity.metadata.title ?? entity.metadata.name}
              summary={summary}
              onStart={mayStart ? () => setIsStarting(true) : undefined}
            />
          )}
          {!current && isAnythingRunning(summary) && (
            <InProductionPanel summary={summary} />
          )}
          {summary.violations.length > 0 && (
            <ViolationsPanel
              violations={summary.violations}
              allowedActions={allowedActions}
              policy={summary.statementPolicy}
              onAnswered={read.reload}
            />
          )}
          {summary.history.length > 0 && (
            <div style={{ marginTop: 16 }}>
              <HistoryPanel summary={summary} aside={current && start} />
            </div>
          )}
        </HeadingLevel>
      </Surface>
      {isStarting && (
        <StartReleaseDialog
          entityRef={entityRef}
          environments={summary.environments}
          onStarted={started => {
            show(started);
            read.refresh();
          }}
          onClose={() => setIsStarting(false)}
        />
      )}
    </ServerTimeProvider>
  );
}

function isAnythingRunning({ environments }: SummaryJson): boolean {
  return environments.some(({ inProduction }) => inProduction !== undefined);
}
