import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDossier } from '../../hooks/useDossier';
import { NobodyCanDecide } from './NobodyCanDecide';

/** Says before anything is asked for that nobody could decide, so that nobody works for nothing. */
export function NobodyWillDecide() {
  const dossier = useDossier(useReleaseContext().release);
  return <NobodyCanDecide dossier={dossier} />;
}
