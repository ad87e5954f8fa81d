import { makeStyles } from '@material-ui/core/styles';
import type {
  ApprovalRequestJson,
  RequestDifference,
} from 'backstage-plugin-release-gate-common';
import { boxed } from '../../theme/styles';
import { toneColor } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { DossierPart } from './DossierPart';
import { FieldChange } from './FieldChange';
import { ItemChanges } from './ItemChanges';
import { LastOutcome } from './LastOutcome';
import { useReadingStyles } from './useReadingStyles';

const useStyles = makeStyles(theme => ({
  root: {
    ...boxed(theme),
    marginTop: theme.spacing(3),
    boxShadow: `inset 3px 0 0 ${toneColor(theme, 'waiting')}`,
    '& > :first-child': {
      marginTop: 0,
      fontSize: '1rem',
      color: theme.palette.text.primary,
    },
  },
}));

/** What became of the request that was decided on last, and what is different in this one. */
export function SinceLastRequest(props: {
  readonly difference: RequestDifference;
  readonly request: ApprovalRequestJson;
}) {
  const classes = useStyles();
  const reading = useReadingStyles();
  const t = useWords();
  const { difference, request } = props;
  const { fields, items } = difference;
  return (
    <div className={classes.root} data-testid="difference">
      <DossierPart
        title={t('approval.difference.title', {
          number: String(difference.with.number),
        })}
      >
        <LastOutcome last={difference.with} />
        {fields.map(change => (
          <FieldChange
            key={change.field}
            change={change}
            noteVersion={{
              before: difference.with.noteVersion,
              after: request.releaseNoteVersion,
            }}
          />
        ))}
        {items.length > 0 && <ItemChanges items={items} />}
        {fields.length === 0 && items.length === 0 && (
          <p className={reading.text}>{t('approval.difference.nothing')}</p>
        )}
      </DossierPart>
    </div>
  );
}
