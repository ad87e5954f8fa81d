import type { StageJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { activeStage, stagesShown } from '../../words/stages';
import { StagePanel } from './StagePanel';

/** The stage that is worked on, open, and the others folded under it. */
export function Stages(props: {
  /** Stages that the viewer folded or opened against the rule. */
  readonly toggled: ReadonlySet<string>;
  readonly onToggle: (stageId: string) => void;
}) {
  const { release } = useReleaseContext();
  const active = activeStage(release);
  const stages = stagesShown(release);
  const panel = (stage: StageJson) => {
    const isActive = stage.id === active?.id;
    return (
      <StagePanel
        key={stage.id}
        stage={stage}
        isActive={isActive}
        isExpanded={isActive !== props.toggled.has(stage.id)}
        onToggle={() => props.onToggle(stage.id)}
      />
    );
  };
  return (
    <>
      {active && panel(active)}
      {stages.filter(({ id }) => id !== active?.id).map(panel)}
    </>
  );
}
