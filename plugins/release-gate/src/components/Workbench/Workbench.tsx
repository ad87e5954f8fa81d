import { CatalogSilence } from '../Notice/CatalogSilence';
import Grid from '@material-ui/core/Grid';
import { type ReactNode, useEffect, useState } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { activeStage } from '../../words/stages';
import { ApprovalPanel } from '../Approval/ApprovalPanel';
import { RequestForm } from '../Approval/RequestForm';
import { ReleaseDialogs } from '../Dialogs/ReleaseDialogs';
import { GateCard } from '../Gate/GateCard';
import { ReleaseHeader } from '../ReleaseHeader/ReleaseHeader';
import { Stages } from '../Stages/Stages';
import { Stepper } from '../Stepper/Stepper';

const NONE: ReadonlySet<string> = new Set();

/** A release, workable: who is next, the way, the checklist, the gate. */
export function Workbench(props: {
  readonly isOnTab?: boolean;
  readonly aside?: ReactNode;
}) {
  const { release, may, isRequesting } = useReleaseContext();
  const [toggled, setToggled] = useState(NONE);
  const [picked, setPicked] = useState<string>();
  const activeId = activeStage(release)?.id;
  useEffect(() => setToggled(NONE), [activeId]);
  useEffect(() => {
    if (picked) {
      document
        .getElementById(`rg-stage-${picked}`)
        ?.scrollIntoView?.({ block: 'nearest', behavior: 'smooth' });
      setPicked(undefined);
    }
  }, [picked]);
  const toggle = (stageId: string) =>
    setToggled(before => {
      const after = new Set(before);
      if (!after.delete(stageId)) {
        after.add(stageId);
      }
      return after;
    });
  const pick = (stageId: string) => {
    if (stageId !== activeId && !toggled.has(stageId)) {
      toggle(stageId);
    }
    setPicked(stageId);
  };
  // What was decided steps back once it is used; until then it comes first.
  const isDecisionFirst = release.approval.usedBy === undefined;
  const approval = !props.isOnTab && <ApprovalPanel />;
  return (
    <>
      {release.isCatalogSilent && <CatalogSilence />}
      <ReleaseHeader isLinked={props.isOnTab} />
      <Stepper release={release} onPick={pick} />
      <Grid container spacing={2}>
        <Grid item xs={12} md={8}>
          {isRequesting && may('request') && <RequestForm />}
          {isDecisionFirst && approval}
          <Stages toggled={toggled} onToggle={toggle} />
          {!isDecisionFirst && approval && (
            <div style={{ marginTop: 16 }}>{approval}</div>
          )}
        </Grid>
        <Grid item xs={12} md={4}>
          <GateCard />
          {props.aside}
        </Grid>
      </Grid>
      <ReleaseDialogs />
    </>
  );
}
