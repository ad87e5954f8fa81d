import Button from '@material-ui/core/Button';
import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useDesk } from '../../hooks/useDesk';
import type { Tone } from '../../theme/tones';
import { day, utc } from '../../words/time';
import { Panel } from '../Panel/Panel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { Dossier } from './Dossier';
import { useReadingStyles } from './useReadingStyles';

const WORDS: Readonly<
  Record<string, { readonly title: string; readonly tone: Tone }>
> = {
  approved: { title: 'Approved in writing', tone: 'ok' },
  rejected: { title: 'Rejected', tone: 'bad' },
  voided: { title: 'The request no longer holds', tone: 'bad' },
  revoked: { title: 'The approval was taken back', tone: 'bad' },
  expired: { title: 'The request has run out', tone: 'bad' },
};

/** What became of the latest request, in the words of those who ended it. */
export function Outcome(props: { readonly request: ApprovalRequestJson }) {
  const classes = useReadingStyles();
  const { approval } = useDesk().release;
  const [isLong, setIsLong] = useState(false);
  const { title, tone } = WORDS[approval.status] ?? WORDS.voided;
  const { decision, ended, usedBy } = approval;
  return (
    <Panel
      title={
        approval.status === 'expired' && decision
          ? 'The approval has run out'
          : title
      }
      aside={<ToneMark tone={tone} />}
    >
      {decision && (
        <>
          <p className={classes.quote}>“{decision.statement}”</p>
          <div className={classes.faint}>
            <PersonName entityRef={decision.decidedBy} /> {decision.decision}{' '}
            request {props.request.number} <Time at={decision.decidedAt} />
            {usedBy && ', and the approval was used'}
            {approval.status === 'approved' &&
              !usedBy &&
              decision.validUntil && (
                <>
                  . It holds for one deployment until{' '}
                  <time
                    dateTime={decision.validUntil}
                    title={utc(decision.validUntil)}
                  >
                    {day(decision.validUntil)}
                  </time>
                </>
              )}
          </div>
        </>
      )}
      {ended && approval.status !== 'expired' && (
        <div className={classes.faint}>
          {approval.status === 'voided'
            ? `Because of: ${ended.reason.replace(/-/g, ' ')}`
            : `“${ended.reason}”`}
          , <Time at={ended.at} />
        </div>
      )}
      <Button
        size="small"
        style={{ textTransform: 'none', marginTop: 8 }}
        aria-expanded={isLong}
        onClick={() => setIsLong(!isLong)}
      >
        {isLong ? 'Hide the request' : 'Read the request'}
      </Button>
      {isLong && <Dossier request={props.request} />}
    </Panel>
  );
}
