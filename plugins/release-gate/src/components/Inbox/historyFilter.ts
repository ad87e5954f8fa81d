import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type Phase,
  type ReleaseFilter,
  ENDED_PHASES,
  textBeginning,
} from 'backstage-plugin-release-gate-common';
import { DateTime } from 'luxon';
import { isPhase } from '../../words/phases';

/** Everything that the history can be narrowed by, as it stands in the address. */
export interface HistoryFilter {
  readonly q?: string;
  readonly service?: string;
  readonly owner?: string;
  readonly person?: string;
  /** Without one, the phases in which nothing more happens. */
  readonly phase?: Phase | 'any';
  /** A day in the viewer's zone, such as 2026-05-12. */
  readonly from?: string;
  readonly to?: string;
}

/** The entity kinds that filters take, by the name of the filter. */
export const FILTER_KINDS = {
  service: 'component',
  owner: 'group',
  person: 'user',
} as const;

// What the API takes; the catalog's own reader takes nearly everything.
const NAME = '[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?';
const ENTITY_REF = new RegExp(
  `^[a-z][a-z0-9-]{0,62}:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/${NAME}$`,
);

/** A full entity ref, or undefined for what is none. */
export function readEntityRef(
  text: string,
  defaultKind: string,
): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(text.trim(), { defaultKind, defaultNamespace: 'default' }),
    );
    return ENTITY_REF.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is a day that a release can have been started on. */
export function isDay(text: string): boolean {
  return /^[12]\d{3}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid;
}

function readPhase(text: string | undefined): HistoryFilter['phase'] {
  return text === 'any' || (text !== undefined && isPhase(text))
    ? (text as Phase | 'any')
    : undefined;
}

/** Reads the filter out of an address; what is not a filter there is passed over. */
export function readHistoryFilter(params: URLSearchParams): HistoryFilter {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  const ref = (name: keyof typeof FILTER_KINDS) => {
    const written = text(name);
    return written && readEntityRef(written, FILTER_KINDS[name]);
  };
  const day = (name: string) => {
    const written = text(name);
    return written && isDay(written) ? written : undefined;
  };
  return {
    q: textBeginning(text('q') ?? '', 200) || undefined,
    service: ref('service'),
    owner: ref('owner'),
    person: ref('person'),
    phase: readPhase(text('phase')),
    from: day('from'),
    to: day('to'),
  };
}

/** Whether anything is narrowed. */
export function isNarrowed(filter: HistoryFilter): boolean {
  return Object.values(filter).some(value => value !== undefined);
}

/** The address that keeps a filter, on the tab that it belongs to. */
export function writeHistoryFilter(filter: HistoryFilter): URLSearchParams {
  const params = new URLSearchParams({ tab: 'history' });
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      params.set(name, value);
    }
  }
  return params;
}

function phasesOf({ phase }: HistoryFilter): readonly Phase[] | undefined {
  if (phase === 'any') {
    return undefined;
  }
  return phase ? [phase] : ENDED_PHASES;
}

function instant(day: DateTime): string {
  return day.toJSDate().toISOString();
}

/** What the server is asked for: days of the viewer's zone become instants in UTC. */
export function toReleaseFilter(filter: HistoryFilter): ReleaseFilter {
  const { q, service, owner, person, from, to } = filter;
  const phase = phasesOf(filter);
  return {
    limit: 50,
    ...(phase && { phase }),
    ...(q && { q }),
    ...(service && { entityRef: service }),
    ...(owner && { owner }),
    ...(person && { createdBy: person }),
    ...(from && { from: instant(DateTime.fromISO(from).startOf('day')) }),
    ...(to && { to: instant(DateTime.fromISO(to).endOf('day')) }),
  };
}
