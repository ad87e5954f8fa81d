import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import type { FoundTicketJson } from 'backstage-plugin-release-gate-common';
import { faint } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { type Words, useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { Notice } from '../Notice/Notice';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1.5), width: '100%' },
  list: { maxHeight: '40vh', overflowY: 'auto', flexWrap: 'nowrap' },
  choice: {
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
    marginTop: theme.spacing(1),
    '& .MuiRadio-root': { paddingTop: theme.spacing(0.25) },
  },
  faint: faint(theme),
}));

function facts(t: Words, ticket: FoundTicketJson, isLinked: boolean): string {
  return [
    ticket.state,
    ticket.priority,
    isLinked && t('dialogs.linkTicket.isLinked'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The feedback that a search found, one of which can be chosen. */
export function FoundTickets(props: {
  readonly tracker: string;
  /** Missing until the search has answered. */
  readonly tickets: readonly FoundTicketJson[] | undefined;
  readonly failure: Failure | undefined;
  readonly noneFound: string;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onRetry: () => void;
}) {
  const classes = useStyles();
  const { release } = useReleaseContext();
  const t = useWords();
  const { tracker, tickets, failure } = props;
  const isLinked = (id: string) =>
    release.tickets.some(each => each.tracker === tracker && each.id === id);
  if (failure) {
    return (
      <div className={classes.root}>
        <Notice tone="bad" isNews onRetry={props.onRetry}>
          {t('dialogs.linkTicket.feedbackFailed', {
            message: failure.message,
          })}
        </Notice>
      </div>
    );
  }
  if (!tickets || tickets.length === 0) {
    return (
      <p role="status" className={`${classes.root} ${classes.faint}`}>
        {tickets ? props.noneFound : t('dialogs.linkTicket.looking')}
      </p>
    );
  }
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend">
        {t('dialogs.linkTicket.feedback')}
      </FormLabel>
      <RadioGroup
        name="rg-found-ticket"
        aria-label={t('dialogs.linkTicket.feedback')}
        className={classes.list}
        value={props.chosenId ?? ''}
        onChange={(_event, id) => props.onChoose(id)}
      >
        {tickets.map(ticket => (
          <FormControlLabel
            key={ticket.id}
            value={ticket.id}
            disabled={isLinked(ticket.id)}
            control={<Radio color="primary" size="small" />}
            className={classes.choice}
            label={
              <>
                #{ticket.id} {ticket.title}
                <div className={classes.faint}>
                  {facts(t, ticket, isLinked(ticket.id))}
                </div>
              </>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
