import type { EventJson } from 'backstage-plugin-release-gate-common';
import type { Words } from '../../translation/useWords';
import type { EventTable, EventWords, Telling } from './EventTable';
import { approvalEvents } from './approvalEvents';
import { itemsEvents } from './itemsEvents';
import { productionEvents } from './productionEvents';
import { releaseEvents } from './releaseEvents';
import { ticketsEvents } from './ticketsEvents';
import { timeEvents } from './timeEvents';

const TABLE: EventTable = {
  ...releaseEvents,
  ...itemsEvents,
  ...ticketsEvents,
  ...timeEvents,
  ...approvalEvents,
  ...productionEvents,
};

/** Says an event in a few words. `titleOf` names an item by its id. */
export function eventWords(
  t: Words,
  event: EventJson,
  titleOf: Telling['titleOf'],
): EventWords {
  // The row of a type takes the data of that type, which the compiler cannot follow through the look-up.
  const say = TABLE[event.type] as (
    data: EventJson['data'],
    telling: Telling,
  ) => EventWords;
  return say(event.data, { t, titleOf });
}
