import Button from '@material-ui/core/Button';
import type {
  ApprovalJson,
  ApprovalRequestJson,
  DecisionJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { approvalMessages } from '../../translation/approvalMessages';
import { type Words, useWords } from '../../translation/useWords';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { Day } from './Day';
import { PastRequest } from './PastRequest';
import { People } from './People';
import { useReadingStyles } from './useReadingStyles';

function titleOf(t: Words, { status, decision }: ApprovalJson): string {
  switch (status) {
    case 'approved':
    case 'rejected':
    case 'revoked':
      return t(`approval.outcome.${status}`);
    case 'expired':
      return decision
        ? t('approval.outcome.expiredApproval')
        : t('approval.outcome.expired');
    default:
      return decision
        ? t('approval.outcome.voidedApproval')
        : t('approval.outcome.voided');
  }
}

type VoidCause = keyof typeof approvalMessages.voidCause;

function isVoidCause(reason: string): reason is VoidCause {
  return Object.keys(approvalMessages.voidCause).includes(reason);
}

/** Who decided what, when, and how far it reaches. */
function DecisionWords(props: {
  readonly decision: DecisionJson;
  readonly request: ApprovalRequestJson;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { status, usedBy } = useReleaseContext().release.approval;
  const { decision, request } = props;
  const { validUntil, approverVia } = decision;
  // The way ends with who is configured: the person, or a group that they belong to.
  const groups = approverVia.slice(1);
  const said = {
    person: <PersonName entityRef={decision.decidedBy} />,
    number: String(request.number),
    at: <Time at={decision.decidedAt} />,
  };
  return (
    <>
      <p className={classes.quote}>“{decision.statement}”</p>
      <div className={classes.faint}>
        {decision.decision === 'approved'
          ? t('approval.outcome.approvedBy', said)
          : t('approval.outcome.rejectedBy', said)}
        .{' '}
        {groups.length > 0 &&
          t('approval.outcome.via', { groups: <People refs={groups} /> })}{' '}
        {usedBy && t('approval.outcome.used')}
        {status === 'approved' &&
          !usedBy &&
          validUntil &&
          t('approval.outcome.validUntil', { day: <Day at={validUntil} /> })}
      </div>
    </>
  );
}

/** Why the request or the approval ended without use. */
function EndWords(props: {
  readonly ended: NonNullable<ApprovalJson['ended']>;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { status } = useReleaseContext().release.approval;
  const { reason, at } = props.ended;
  if (status === 'expired') {
    return null;
  }
  return (
    <div className={classes.faint}>
      {status === 'voided' ? (
        t('approval.outcome.voidedBecause', {
          at: <Time at={at} />,
          cause: isVoidCause(reason)
            ? t(`approval.voidCause.${reason}`)
            : reason.replace(/-/g, ' '),
        })
      ) : (
        <>
          “{reason}”, <Time at={at} />
        </>
      )}
    </div>
  );
}

/** What became of the latest request, in the words of those who ended it. */
export function Outcome(props: { readonly request: ApprovalRequestJson }) {
  const t = useWords();
  const { approval } = useReleaseContext().release;
  const [isLong, setIsLong] = useState(false);
  const { request } = props;
  const { decision, ended, status } = approval;
  return (
    <Panel
      title={titleOf(t, approval)}
      aside={<ToneMark tone={status === 'approved' ? 'ok' : 'bad'} />}
    >
      {decision && <DecisionWords decision={decision} request={request} />}
      {ended && <EndWords ended={ended} />}
      <Button
        size="small"
        style={{ marginTop: 8 }}
        aria-expanded={isLong}
        onClick={() => setIsLong(!isLong)}
      >
        {isLong ? t('approval.outcome.hide') : t('approval.outcome.show')}
      </Button>
      {isLong && <PastRequest request={request} />}
    </Panel>
  );
}
