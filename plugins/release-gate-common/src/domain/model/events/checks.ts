import type { CheckFinding } from '../findings';

/** What can happen to a release: what check providers and probes said. @public */
export type FindingEvent =
  | {
      /** What a check provider said, where that differs from before. */
      readonly type: 'check-recorded';
      readonly data: CheckFinding & {
        readonly itemId: string;
        readonly part?: string;
        readonly provider: string;
      };
    }
  | {
      /** What a probe saw in the monitoring window, where that differs from before. */
      readonly type: 'probe-recorded';
      readonly data: CheckFinding & { readonly probe: string };
    };
