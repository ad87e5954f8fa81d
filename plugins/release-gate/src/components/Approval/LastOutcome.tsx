import { makeStyles } from '@material-ui/core/styles';
import type { RequestDifference } from 'backstage-plugin-release-gate-common';
import { type Words, useWords } from '../../translation/useWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { useReadingStyles } from './useReadingStyles';

type Last = RequestDifference['with'];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    margin: theme.spacing(0.5, 0, 1),
    fontSize: '0.9375rem',
    lineHeight: 1.5,
    '& > svg': { marginTop: 1 },
  },
  quote: {
    margin: theme.spacing(0.25, 0, 0),
    fontSize: '1.0625rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

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
  const classes = useStyles();
  const reading = useReadingStyles();
  const t = useWords();
  const { last } = props;
  return (
    <div className={classes.root}>
      <ToneMark tone={last.outcome === 'approved' ? 'ok' : 'bad'} />
      <div>
        <span className={reading.strong}>{outcomeWords(t, last)}</span>
        {last.statement && <p className={classes.quote}>“{last.statement}”</p>}
      </div>
    </div>
  );
}
