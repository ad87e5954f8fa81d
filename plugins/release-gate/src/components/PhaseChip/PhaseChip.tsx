import type { Phase } from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { PHASE_TONES, phaseWords } from '../../words/phases';
import { ToneChip } from '../ToneChip/ToneChip';

/** Where a release is, as sign and word. */
export function PhaseChip(props: {
  readonly phase: Phase;
  /** The chip that says it of the page's own release. */
  readonly isMain?: boolean;
}) {
  const t = useWords();
  return (
    <ToneChip
      tone={PHASE_TONES[props.phase]}
      data-phase={props.phase}
      {...(props.isMain && { 'data-testid': 'phase' })}
    >
      {phaseWords(t, props.phase)}
    </ToneChip>
  );
}
