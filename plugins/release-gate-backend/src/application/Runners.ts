import type { CheckRunner } from './CheckRunner';
import type { TicketReader } from './TicketReader';
import type { TimeProver } from './TimeProver';

/** Who looks at once where somebody asks for it; missing where nothing is connected. */
export interface Runners {
  readonly checks?: CheckRunner;
  readonly tickets?: TicketReader;
  readonly time?: TimeProver;
}
