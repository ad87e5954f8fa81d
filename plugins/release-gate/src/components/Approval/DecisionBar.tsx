import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  type ApprovalRequestJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import { type ReactNode, useState } from 'react';
import { MONOSPACE, dangerous, faint, wrapping } from '../../theme/styles';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useUnsavedWarning } from '../../hooks/useUnsavedWarning';
import { useWords } from '../../translation/useWords';
import { statementMeasure } from '../../words/statement';
import { Notice } from '../Notice/Notice';
import { Refusal } from '../Notice/Refusal';
import { Day } from './Day';

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
  under: { ...wrapping(theme, 1), marginTop: theme.spacing(1) },
  sign: { ...faint(theme), flex: '1 1 320px' },
  reject: dangerous(theme),
  mono: { fontFamily: MONOSPACE },
}));

/** The written decision, always in reach while the request is read. */
export function DecisionBar(props: {
  readonly request: ApprovalRequestJson;
  /** Whether the buttons wait until a changed request was looked at. */
  readonly isHeld: boolean;
  readonly news: ReactNode;
  /** Called once a decision was accepted. */
  readonly onDecided: () => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { release, statement, setStatement, setHasDecided } =
    useReleaseContext();
  const { request, isHeld, onDecided } = props;
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
          onDecided();
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
        label={t('approval.decision.statement')}
        value={statement}
        onChange={event => {
          setStatement(event.target.value);
          setIsEmpty(false);
        }}
        helperText={statementMeasure(t, statement, release.statementPolicy)}
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
          {t('approval.decision.empty', {
            minimum: String(release.statementPolicy.minimumLength),
          })}
        </Notice>
      )}
      <Refusal failure={failure} />
      <div className={classes.under}>
        <div className={classes.sign}>
          {t('approval.decision.sign', {
            digest: (
              <span className={classes.mono} title={digest}>
                {digest.slice(0, 4)}…{digest.slice(-3)}
              </span>
            ),
            commit: (
              <span className={classes.mono}>
                {shortCommit(release.commit)}
              </span>
            ),
            environment: release.environment,
            day: <Day at={request.expiresAt} />,
          })}{' '}
          {t('approval.decision.protects')}
        </div>
        <Button
          variant="outlined"
          className={classes.reject}
          disabled={isBusy || isHeld}
          onClick={() => decide('rejected')}
        >
          {t('approval.decision.reject')}
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={isBusy || isHeld}
          onClick={() => decide('approved')}
        >
          {t('approval.decision.approve')}
        </Button>
      </div>
    </div>
  );
}
