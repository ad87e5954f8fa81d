import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import FiberManualRecordIcon from '@material-ui/icons/FiberManualRecord';
import type { Tone } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { StageMark } from '../StageMark/StageMark';
import { Unseen } from '../Unseen/Unseen';

export type StepState = 'complete' | 'active' | 'waiting' | 'refused' | 'open';

const SHOWN = {
  complete: { tone: 'ok', Icon: CheckIcon },
  active: { tone: 'active', Icon: FiberManualRecordIcon },
  waiting: { tone: 'waiting', Icon: FiberManualRecordIcon },
  refused: { tone: 'bad', Icon: CloseIcon },
  open: { tone: 'neutral', Icon: undefined },
} as const satisfies Record<StepState, { tone: Tone; Icon: unknown }>;

/** The mark of a stage on the way of a release. */
export function StepMarker(props: {
  readonly state: StepState;
  readonly isGate: boolean;
}) {
  const t = useWords();
  const { tone, Icon } = SHOWN[props.state];
  return (
    <>
      <StageMark tone={tone} isGate={props.isGate} size={28}>
        {Icon && <Icon aria-hidden />}
      </StageMark>
      <Unseen>{t(`stages.stepState.${props.state}`)}</Unseen>
    </>
  );
}
