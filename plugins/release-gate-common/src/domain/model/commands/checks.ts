import type { CommitId } from '../names';
import type { CheckFinding, ProbeRun } from '../findings';

/** What can be asked of a release: what check providers and probes said. @public */
export type FindingCommand =
  | (CheckFinding & {
      readonly type: 'record-check';
      readonly itemId: string;
      readonly part?: string;
      readonly provider: string;
      /** The commit that the provider was asked about. */
      readonly commit: CommitId;
    })
  | (CheckFinding & {
      readonly type: 'record-probe';
      readonly probe: string;
    })
  | {
      /** Which provider answers what may have changed. */
      readonly type: 'note-providers';
    }
  | {
      readonly type: 'close-window';
      /** Every run of every probe within the monitoring window. */
      readonly runs: readonly ProbeRun[];
    };
