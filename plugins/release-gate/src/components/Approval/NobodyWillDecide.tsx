import { useDesk } from '../../hooks/useDesk';
import { useDossier } from '../../hooks/useDossier';
import { NobodyCanDecide } from './NobodyCanDecide';

/** Says before anything is asked for that nobody could decide, so that nobody works for nothing. */
export function NobodyWillDecide() {
  const dossier = useDossier(useDesk().release);
  return <NobodyCanDecide dossier={dossier} />;
}
