import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  type ApprovalRequestJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import { type ReactNode, useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { toneColor, subtleText } from '../../theme/tones';
import { day, utc } from '../../words/time';
import { Notice } from '../Notice/Notice';
import { Refusal } from '../Notice/Refusal';

const MINIMUM_CHARACTERS = 10;
const MINIMUM_WORDS = 3;

const useStyles = makeStyles(theme => ({
  root: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    margin: theme.spacing(3, -2.5, -2),
    padding: theme.spacing(1.5, 2.5, 1.5),
    background: theme.palette.background.paper,
    borderTop: `1px solid ${theme.palette.divider}`,
    boxShadow: '0 -6px 16px rgba(0, 0, 0, 0.08)',
    [theme.breakpoints.down('xs')]: {
      // Portals keep their own bar at the bottom of narrow windows.
      position: 'static',
      boxShadow: 'none',
      margin: theme.spacing(3, -2, -2),
      padding: theme.spacing(1.5, 2),
    },
  },
  under: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  sign: {
    flex: '1 1 320px',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    color: subtleText(theme),
  },
  reject: {
    color: toneColor(theme, 'bad'),
    borderColor: toneColor(theme, 'bad'),
  },
  mono: { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
}));

/** What is still missing of a statement, in the words of the rule. */
function measure(statement: string): string {
  const text = statement.trim();
  const characters = [...text].length;
  const words = text.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word));
  if (characters >= MINIMUM_CHARACTERS && words.length >= MINIMUM_WORDS) {
    return `${characters} characters, ${words.length} words`;
  }
  return `${characters} of at least ${MINIMUM_CHARACTERS} characters, ${words.length} of at least three words. It stays on record in your name.`;
}

/** The written decision, always in reach while the request is read. */
export function DecisionBar(props: {
  readonly request: ApprovalRequestJson;
  /** Whether the buttons wait until a changed request was looked at. */
  readonly isHeld: boolean;
  readonly news: ReactNode;
}) {
  const classes = useStyles();
  const { release, statement, setStatement, setHasDecided } = useDesk();
  const { request, isHeld } = props;
  const { isBusy, failure, clear, send } = useReleaseCommand();
  const [isEmpty, setIsEmpty] = useState(false);
  useUnsavedWarning(statement !== '');
  const decide = (decision: 'approved' | 'rejected') => {
    if (statement.trim() === '') {
      clear();
      setIsEmpty(true);
      return;
    }
    setIsEmpty(false);
    send((api, id) =>
      api.decide(id, {
        decision,
        statement: statement.trim(),
        requestDigest: request.digest,
      }),
    ).then(
      isAccepted => {
        if (isAccepted) {
          setStatement('');
          setHasDecided(true);
        }
      },
      () => undefined,
    );
  };
  const { digest } = request;
  return (
    <div className={classes.root}>
      {props.news}
      <TextField
        id="rg-statement"
        label="Your written decision"
        value={statement}
        onChange={event => {
          setStatement(event.target.value);
          setIsEmpty(false);
        }}
        helperText={measure(statement)}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
        multiline
        minRows={2}
        maxRows={8}
        InputLabelProps={{ shrink: true }}
      />
      {isEmpty && (
        <Notice tone="bad" isNews>
          A decision is given in writing: at least {MINIMUM_CHARACTERS}{' '}
          characters and three words. Nothing was sent.
        </Notice>
      )}
      <Refusal failure={failure} />
      <div className={classes.under}>
        <div className={classes.sign}>
          You sign exactly this content:{' '}
          <span className={classes.mono} title={digest}>
            {digest.slice(0, 4)}…{digest.slice(-3)}
          </span>
          , for commit{' '}
          <span className={classes.mono}>{shortCommit(release.commit)}</span>,
          for {release.environment}. The request is open until{' '}
          <time dateTime={request.expiresAt} title={utc(request.expiresAt)}>
            {day(request.expiresAt)}
          </time>
          .
        </div>
        <Button
          variant="outlined"
          className={classes.reject}
          disabled={isBusy || isHeld}
          onClick={() => decide('rejected')}
        >
          Reject
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={isBusy || isHeld}
          onClick={() => decide('approved')}
        >
          Approve
        </Button>
      </div>
    </div>
  );
}
