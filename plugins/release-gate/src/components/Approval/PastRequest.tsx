import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDossier } from '../../hooks/useDossier';
import { Dossier } from './Dossier';

/** A request that was decided on or has ended, to be read again. */
export function PastRequest(props: { readonly request: ApprovalRequestJson }) {
  const dossier = useDossier(useReleaseContext().release);
  return <Dossier request={props.request} dossier={dossier} />;
}
