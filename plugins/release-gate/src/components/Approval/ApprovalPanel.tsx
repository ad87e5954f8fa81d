import { useDesk } from '../../hooks/useDesk';
import { whyNotDecidable } from '../../words/turn';
import { Notice } from '../Notice/Notice';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { Decision } from './Decision';
import { Dossier } from './Dossier';
import { NextRequest } from './NextRequest';
import { Outcome } from './Outcome';

/** The text of somebody whose request ended while they were writing. */
function KeptText() {
  const { statement } = useDesk();
  return statement === '' ? null : (
    <Notice tone="waiting" isNews>
      The request can no longer be decided on by you. What you wrote is kept: “
      {statement}”
    </Notice>
  );
}

/** The request and what became of it: to decide on, or to read. */
export function ApprovalPanel() {
  const { release, me, may, hasDecided } = useDesk();
  const { status, request } = release.approval;
  if (!request) {
    return <KeptText />;
  }
  if (status === 'requested' && may('decide')) {
    return <Decision request={request} />;
  }
  if (status === 'requested') {
    return (
      <Panel title={`Approval request ${request.number}`}>
        <KeptText />
        <Notice tone="waiting">
          {whyNotDecidable(release, me)} Asked for by{' '}
          <PersonName entityRef={request.requestedBy} />{' '}
          <Time at={request.requestedAt} />.
        </Notice>
        <Dossier request={request} />
      </Panel>
    );
  }
  return (
    <>
      <KeptText />
      <Outcome request={request} />
      {hasDecided && <NextRequest />}
    </>
  );
}
