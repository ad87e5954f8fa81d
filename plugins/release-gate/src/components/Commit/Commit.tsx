import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/Done';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import { shortCommit } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { MONOSPACE } from '../../theme/styles';
import { useWords } from '../../translation/useWords';

const useStyles = makeStyles(theme => ({
  root: { display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap' },
  code: {
    fontFamily: MONOSPACE,
    fontSize: '0.9em',
    background: 'none',
    color: 'inherit',
  },
  button: { padding: 2, marginLeft: theme.spacing(0.25) },
  icon: { fontSize: '0.95rem' },
}));

/** A commit in short, copied whole. */
export function Commit(props: {
  readonly commit: string;
  readonly plain?: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const short = shortCommit(props.commit);
  const copy = () => {
    navigator.clipboard?.writeText(props.commit).then(
      () => setIsCopied(true),
      () => undefined,
    );
  };
  return (
    <span className={classes.root}>
      <code className={classes.code} title={props.commit}>
        {short}
      </code>
      {!props.plain && (
        <IconButton
          className={classes.button}
          aria-label={t(
            isCopied ? 'common.commitCopied' : 'common.copyCommit',
            { commit: short },
          )}
          onClick={copy}
          onBlur={() => setIsCopied(false)}
        >
          {isCopied ? (
            <DoneIcon className={classes.icon} />
          ) : (
            <FileCopyOutlinedIcon className={classes.icon} />
          )}
        </IconButton>
      )}
    </span>
  );
}
