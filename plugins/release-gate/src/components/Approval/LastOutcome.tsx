import type { RequestDifference } from 'backstage-plugin-release-gate-common';
import { type Words, useWords } from '../../translation/useWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useReadingStyles } from './useReadingStyles';

type Last = RequestDifference['with'];

function outcomeWords(t: Words, last: Last): JSX.Element {
  const number = String(last.number);
  const at = <Time at={last.endedAt} />;
  if (last.decidedBy === undefined) {
    return t(
      last.outcome === 'expired'
        ? 'approval.difference.expired'
        : 'approval.difference.voided',
      { number, at },
    );
  }
  const person = <PersonName entityRef={last.decidedBy} />;
  switch (last.outcome) {
    case 'rejected':
      return t('approval.difference.rejected', { number, person, at });
    case 'voided':
      return t('approval.difference.voidedApproval', { number, person, at });
    case 'revoked':
      return t('approval.difference.revoked', { number, person, at });
    case 'expired':
      return t('approval.difference.expiredApproval', { number, person, at });
    case 'approved':
      return t('approval.difference.approved', { number, person, at });
    default:
      return last.outcome satisfies never;
  }
}

/** What became of an earlier request: who said what, and when. */
export function LastOutcome(props: { readonly last: Last }) {
  const reading = useReadingStyles();
  const t = useWords();
  const { last } = props;
  return (
    <div className={reading.row}>
      <ToneMark tone={last.outcome === 'approved' ? 'ok' : 'bad'} />
      <div>
        <span className={reading.strong}>{outcomeWords(t, last)}</span>
        {last.statement && <p className={reading.quote}>“{last.statement}”</p>}
      </div>
    </div>
  );
}
