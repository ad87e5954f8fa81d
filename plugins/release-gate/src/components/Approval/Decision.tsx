import Button from '@material-ui/core/Button';
import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { Notice } from '../Notice/Notice';
import { Panel } from '../Panel/Panel';
import { DecisionBar } from './DecisionBar';
import { Dossier } from './Dossier';

/** The page on which an approver reads a request and signs, or not. */
export function Decision(props: { readonly request: ApprovalRequestJson }) {
  const { request } = props;
  const [seen, setSeen] = useState(request);
  const isNew = seen.digest !== request.digest;
  return (
    <Panel title={`Would you sign this? Request ${request.number}`}>
      <Dossier request={request} />
      <DecisionBar
        request={request}
        isHeld={isNew}
        news={
          isNew && (
            <Notice
              tone="waiting"
              isNews
              action={
                <Button size="small" onClick={() => setSeen(request)}>
                  I have looked at it
                </Button>
              }
            >
              While you were reading, request {seen.number} was replaced by
              request {request.number}
              {changedFields(seen, request)}. Your text is kept.
            </Notice>
          )
        }
      />
    </Panel>
  );
}

const FIELDS = {
  what: 'what changed',
  why: 'why',
  testingResults: 'the testing results',
  releaseNotes: 'the release notes',
} as const;

function changedFields(
  before: ApprovalRequestJson,
  after: ApprovalRequestJson,
): string {
  const changed = (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter(field => before[field] !== after[field])
    .map(field => FIELDS[field]);
  return changed.length > 0
    ? `, with other words for ${changed.join(', ')}`
    : '';
}
