import {
  type ReleaseListItem,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';
import { phaseWords } from './phases';
import { serviceName } from './serviceName';

/** A release in one line: version, commit and phase; with its service where that is not clear. */
export function releaseName(
  t: Words,
  release: Pick<ReleaseListItem, 'entityRef' | 'version' | 'commit' | 'phase'>,
  isServiceSaid: boolean,
): string {
  const { entityRef, version, commit, phase } = release;
  const name = isServiceSaid ? `${serviceName(entityRef)} ${version}` : version;
  return `${name} · ${shortCommit(commit)} · ${phaseWords(t, phase)}`;
}
