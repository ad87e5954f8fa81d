import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useContext } from 'react';
import { faint } from '../../theme/styles';
import { HeadingLevelContext } from './headingLevel';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    minHeight: 32,
    marginTop: theme.spacing(1.5),
    '&:first-child': { marginTop: theme.spacing(-1) },
  },
  title: {
    ...faint(theme),
    margin: 0,
    marginRight: 'auto',
    fontWeight: 600,
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
