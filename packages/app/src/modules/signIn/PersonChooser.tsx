import { EmptyState } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DemoPerson } from './DemoPerson';
import { PersonCard } from './PersonCard';
import { SignInFrame } from './SignInFrame';

const useStyles = makeStyles(theme => ({
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(264px, 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(4, 0),
    padding: 0,
    listStyle: 'none',
  },
  notes: {
    maxWidth: 640,
    borderTop: `1px solid ${theme.palette.divider}`,
    paddingTop: theme.spacing(2),
    '& p + p': {
      marginTop: theme.spacing(1),
    },
  },
}));

/** The people of the demo, one card each. */
export function PersonChooser(props: {
  readonly people: readonly DemoPerson[];
  readonly onChoose: (ref: string) => void;
}) {
  const classes = useStyles();

  return (
    <SignInFrame
      title="Who would you like to be?"
      lead="Everybody here sees the same releases and may do different things with them."
    >
      {props.people.length === 0 && (
        <EmptyState
          missing="content"
          title="Nobody to sign in as"
          description="List people under demo.people in app-config.yaml, and restart the portal."
        />
      )}
      <ul className={classes.people} aria-label="People of the demo">
        {props.people.map(person => (
          <PersonCard
            key={person.ref}
            person={person}
            onChoose={() => props.onChoose(person.ref)}
          />
        ))}
      </ul>
      <div className={classes.notes}>
        <Typography variant="body2">
          New here? Begin as an engineer and ask for the approval of a release.
          Then open a second tab and decide on it as the Director: every tab is
          a person of its own.
        </Typography>
        <Typography variant="body2" color="textSecondary">
          This page is the demo&apos;s sign-in and not a part of the plugin. It
          asks for no password, so the backend only starts with it on this
          machine and never in production. Your portal keeps its own sign-in.
        </Typography>
      </div>
    </SignInFrame>
  );
}
