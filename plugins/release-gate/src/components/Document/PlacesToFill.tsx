import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../translation/useWords';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
}));

const MOST_LISTED = 12;

/** What a draft still asks of a person, in its own order. */
export function PlacesToFill(props: { readonly places: readonly string[] }) {
  const classes = useStyles();
  const t = useWords();
  const { places } = props;
  const more = places.length - MOST_LISTED;
  return (
    <ul className={classes.list}>
      {places.slice(0, MOST_LISTED).map((question, index) => (
        <li key={index}>{question}</li>
      ))}
      {more > 0 && <li>{t('document.morePlaces', { count: more })}</li>}
    </ul>
  );
}
