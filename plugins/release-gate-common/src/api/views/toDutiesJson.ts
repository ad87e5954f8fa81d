import type { Release } from '../../domain/model/release';
import { openDutiesOf } from '../../domain/overview/duties';
import type { DutyJson } from '../answers/summary';

/** The duties of a release as the API lists them. @public */
export function toDutiesJson(release: Release): readonly DutyJson[] {
  return openDutiesOf(release);
}
