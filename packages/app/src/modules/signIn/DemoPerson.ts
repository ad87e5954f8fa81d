import { ConfigApi } from '@backstage/core-plugin-api';

/** Somebody that a visitor of the demo may become. */
export interface DemoPerson {
  readonly ref: string;
  readonly name: string;
  readonly title: string;
  readonly does: string;
}

/** The people of `demo.people`, in the order of the config. */
export function readDemoPeople(config: ConfigApi): DemoPerson[] {
  return (config.getOptionalConfigArray('demo.people') ?? []).map(person => ({
    ref: person.getString('ref'),
    name: person.getString('name'),
    title: person.getString('title'),
    does: person.getString('does'),
  }));
}
