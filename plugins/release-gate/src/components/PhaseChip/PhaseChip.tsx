import type { Phase } from 'backstage-plugin-release-gate-common';
import { PHASE_WORDS } from '../../words/phases';
import { ToneChip } from '../ToneChip/ToneChip';

/** Where a release is, as sign and word. */
export function PhaseChip(props: {
  readonly phase: Phase;
  /** The chip that says it of the page's own release. */
  readonly isMain?: boolean;
}) {
  const { label, tone } = PHASE_WORDS[props.phase];
  return (
    <ToneChip
      tone={tone}
      data-phase={props.phase}
      {...(props.isMain && { 'data-testid': 'phase' })}
    >
      {label}
    </ToneChip>
  );
}
