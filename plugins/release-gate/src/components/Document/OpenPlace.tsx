import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { toneColor, toneGround } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { Unseen } from '../Unseen/Unseen';

const useStyles = makeStyles(theme => ({
  root: {
    padding: '1px 6px',
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    backgroundColor: toneGround(theme, 'waiting'),
    boxShadow: `inset 0 0 0 1px ${toneColor(theme, 'waiting')}`,
    boxDecorationBreak: 'clone',
    WebkitBoxDecorationBreak: 'clone',
  },
}));

/** A place that a person has to fill, with what it asks. */
export function OpenPlace(props: { readonly children?: ReactNode }) {
  const classes = useStyles();
  const t = useWords();
  return (
    <mark className={classes.root}>
      <Unseen>{t('document.toBeFilledIn')} </Unseen>
      {props.children}
    </mark>
  );
}
