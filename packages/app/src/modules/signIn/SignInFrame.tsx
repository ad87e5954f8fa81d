import Box from '@material-ui/core/Box';
import Container from '@material-ui/core/Container';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { PropsWithChildren, ReactNode } from 'react';
import { GateGlyph } from '../../brand/GateGlyph';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: theme.spacing(8, 0, 6),
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
    [theme.breakpoints.down('xs')]: {
      padding: theme.spacing(4, 0, 3),
    },
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(4),
  },
  glyph: {
    color: theme.palette.primary.main,
  },
  title: {
    margin: 0,
    [theme.breakpoints.down('xs')]: {
      fontSize: theme.typography.h3.fontSize,
    },
  },
  lead: {
    maxWidth: 640,
    marginTop: theme.spacing(1),
  },
}));

/** The page before anybody is signed in: the name of the portal and one question. */
export function SignInFrame(
  props: PropsWithChildren<{
    readonly title: string;
    readonly lead: ReactNode;
  }>,
) {
  const classes = useStyles();

  return (
    <Box component="main" className={classes.page}>
      <Container maxWidth="md">
        <Typography variant="h6" component="div" className={classes.brand}>
          <GateGlyph size={30} className={classes.glyph} />
          Release Gate
        </Typography>
        <Typography variant="h2" component="h1" className={classes.title}>
          {props.title}
        </Typography>
        <Typography
          variant="body1"
          color="textSecondary"
          className={classes.lead}
        >
          {props.lead}
        </Typography>
        {props.children}
      </Container>
    </Box>
  );
}
