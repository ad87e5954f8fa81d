import Avatar from '@material-ui/core/Avatar';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DemoPerson } from './DemoPerson';
import { initialsOf } from './initialsOf';

const useStyles = makeStyles(theme => ({
  card: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    transition: theme.transitions.create(['box-shadow']),
    '&:hover, &:focus-within': {
      boxShadow: theme.shadows[6],
    },
  },
  content: {
    flex: 1,
    padding: theme.spacing(3, 3, 1),
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  avatar: {
    width: 48,
    height: 48,
    fontSize: theme.typography.body1.fontSize,
    fontWeight: 'bold',
    color: theme.palette.getContrastText(theme.palette.primary.main),
    backgroundColor: theme.palette.primary.main,
  },
  name: {
    margin: 0,
  },
  actions: {
    padding: theme.spacing(2, 3, 3),
  },
  button: {
    textTransform: 'none',
  },
}));

/** One person of the demo: who it is, what it does, and the way in. */
export function PersonCard(props: {
  readonly person: DemoPerson;
  readonly onChoose: () => void;
}) {
  const classes = useStyles();
  const { name, title, does } = props.person;

  return (
    <li>
      <Card className={classes.card}>
        <CardContent className={classes.content}>
          <div className={classes.who}>
            <Avatar className={classes.avatar} aria-hidden>
              {initialsOf(name)}
            </Avatar>
            <div>
              <Typography variant="h5" component="h2" className={classes.name}>
                {name}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {title}
              </Typography>
            </div>
          </div>
          <Typography variant="body2">{does}</Typography>
        </CardContent>
        <CardActions className={classes.actions}>
          <Button
            className={classes.button}
            variant="outlined"
            color="primary"
            fullWidth
            onClick={props.onChoose}
          >
            Sign in as {name}
          </Button>
        </CardActions>
      </Card>
    </li>
  );
}
