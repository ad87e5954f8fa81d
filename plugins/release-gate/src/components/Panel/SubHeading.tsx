import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useContext } from 'react';
import { HeadingLevelContext } from './headingLevel';
import { subtleText } from '../../theme/tones';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    minHeight: 32,
    marginTop: theme.spacing(1.5),
    '&:first-child': { marginTop: theme.spacing(-1) },
  },
  title: {
    fontSize: '0.8125rem',
    fontWeight: 600,
    lineHeight: 1.5,
    margin: 0,
    marginRight: 'auto',
    color: subtleText(theme),
  },
}));

/** The heading of a group within a panel. */
export function SubHeading(props: {
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  const classes = useStyles();
  const level = useContext(HeadingLevelContext);
  return (
    <div className={classes.root}>
      <Typography component={`h${level}`} className={classes.title}>
        {props.children}
      </Typography>
      {props.aside}
    </div>
  );
}
