import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { whyNotDecidable } from '../../words/closed';
import { Notice } from '../Notice/Notice';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { Decision } from './Decision';
import { Dossier } from './Dossier';
import { KeptText } from './KeptText';
import { NobodyCanDecide } from './NobodyCanDecide';
import { useReadingStyles } from './useReadingStyles';

/** A request that waits for its decision: to be decided on, or to be read and why not decided. */
export function OpenRequest(props: {
  readonly request: ApprovalRequestJson;
  /** The request that the viewer has read so far. */
  readonly read: ApprovalRequestJson | undefined;
  readonly onRead: (read: ApprovalRequestJson | undefined) => void;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { release, me, may } = useReleaseContext();
  const { request } = props;
  const dossier = useDossier(release);
  if (may('decide')) {
    return <Decision {...props} dossier={dossier} />;
  }
  return (
    <Panel title={t('approval.request', { number: String(request.number) })}>
      <KeptText />
      <NobodyCanDecide dossier={dossier} />
      <div className={classes.notice}>
        <Notice tone="waiting">
          {whyNotDecidable(t, release, me)}{' '}
          {t('approval.askedFor', {
            person: <PersonName entityRef={request.requestedBy} />,
            at: <Time at={request.requestedAt} />,
          })}
        </Notice>
      </div>
      <Dossier request={request} dossier={dossier} />
    </Panel>
  );
}
