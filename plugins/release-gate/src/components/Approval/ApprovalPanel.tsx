import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { NextRequest } from './NextRequest';
import { KeptText } from './KeptText';
import { NobodyWillDecide } from './NobodyWillDecide';
import { OpenRequest } from './OpenRequest';
import { Outcome } from './Outcome';

/** The request and what became of it: to decide on, or to read. */
export function ApprovalPanel() {
  const { release, hasDecided } = useReleaseContext();
  // Outlives a request that ends, so that the one after it is noticed as new.
  const [read, setRead] = useState<ApprovalRequestJson>();
  const { phase, approval } = release;
  const { status, request } = approval;
  if (request && status === 'requested') {
    return <OpenRequest request={request} read={read} onRead={setRead} />;
  }
  return (
    <>
      {(phase === 'pre-deployment' || phase === 'staging') && (
        <NobodyWillDecide />
      )}
      <KeptText />
      {request && <Outcome request={request} />}
      {request && hasDecided && <NextRequest />}
    </>
  );
}
