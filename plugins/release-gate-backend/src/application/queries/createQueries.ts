import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import type { IntegrationWatch } from '../Integrations';
import type { TicketReader } from '../TicketReader';
import { draftDocument } from './draftDocument';
import { listDocuments } from './listDocuments';
import { listEvents } from './listEvents';
import { listReleases } from './listReleases';
import { readDocument } from './readDocument';
import { readDossier } from './readDossier';
import { readIntegrations } from './readIntegrations';
import { readRelease } from './readRelease';
import { readSummary } from './readSummary';
import { searchTickets } from './searchTickets';

/** Everything that can be asked. */
export type Queries = ReturnType<typeof createQueries>;

/** Who asks the connected tools. */
export interface Tools extends IntegrationWatch {
  readonly tickets: TicketReader;
}

export function createQueries(parts: Parts, tools: Tools) {
  const withTickets = { ...parts, tickets: tools.tickets };
  /** A question whose answer is the same for everybody. */
  const open =
    <I, A>(query: (ports: typeof withTickets, input: I) => Promise<A>) =>
    (input: I): Promise<A> =>
      query(withTickets, input);
  /** A question whose answer depends on who asks. */
  const personal =
    <I, A>(query: (ports: Parts, caller: Caller, input: I) => Promise<A>) =>
    (caller: Caller, input: I): Promise<A> =>
      query(parts, caller, input);
  return {
    workflows: [...parts.settings.workflows.values()],
    release: personal(readRelease),
    summary: personal(readSummary),
    list: personal(listReleases),
    dossier: open(readDossier),
    events: open(listEvents),
    document: open(readDocument),
    documents: open(listDocuments),
    draft: open(draftDocument),
    searchTickets: open(searchTickets),
    integrations: () => readIntegrations(tools, parts.settingsWatch),
  };
}
