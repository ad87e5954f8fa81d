import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Panel } from '../Panel/Panel';
import { ViolationsPanel } from '../Violations/ViolationsPanel';
import { ChangesFacts } from './ChangesFacts';
import { DeploymentFacts } from './DeploymentFacts';
import { DocumentFacts } from './DocumentFacts';
import { RollbackFacts } from './RollbackFacts';
import { TicketFacts } from './TicketFacts';
import { TimeFacts } from './TimeFacts';

/** What is on record about the release. */
export function Facts() {
  const t = useWords();
  const { release, reload } = useReleaseContext();
  return (
    <>
      {release.violations.length > 0 && (
        <ViolationsPanel
          violations={release.violations}
          allowedActions={release.allowedActions}
          policy={release.statementPolicy}
          onAnswered={reload}
        />
      )}
      {release.rollback && <RollbackFacts />}
      <Panel title={t('facts.title')}>
        {release.approval.status !== 'requested' && <ChangesFacts />}
        <DocumentFacts />
        <TicketFacts />
        <TimeFacts />
        <DeploymentFacts />
      </Panel>
    </>
  );
}
