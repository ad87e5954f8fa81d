import type { Release } from '../../domain/model/release';
import { dutiesOf } from '../../domain/overview/duties';
import type { DutyJson } from '../answers/summary';

/** The duties of a release as the API lists them. @public */
export function toDutiesJson(release: Release): readonly DutyJson[] {
  return dutiesOf(release).map(({ id, title }) => ({
    releaseId: release.id,
    version: release.version,
    itemId: id,
    title,
  }));
}
