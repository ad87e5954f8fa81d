import { makeStyles } from '@material-ui/core/styles';
import { Field } from '../Field/Field';
import type { Affected } from './useAffected';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    columnGap: theme.spacing(1.5),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
}));

/** Who was affected, how many, since when, and how. */
export function AffectedFields(props: { readonly affected: Affected }) {
  const classes = useStyles();
  const { texts, change, sinceProblem } = props.affected;
  return (
    <>
      <Field
        id="rg-rollback-who"
        label="Who"
        value={texts.who}
        onChange={who => change({ who })}
        help="Needed: which users, as far as you know now."
      />
      <div className={classes.row}>
        <Field
          id="rg-rollback-how-many"
          label="How many"
          value={texts.howMany}
          onChange={howMany => change({ howMany })}
          placeholder="about 40"
          help="Optional, in your words."
        />
        <Field
          id="rg-rollback-since"
          label="Since when"
          type="datetime-local"
          value={texts.since}
          onChange={since => change({ since })}
          error={sinceProblem}
          help="Optional, in your own time zone."
        />
      </div>
      <Field
        id="rg-rollback-impact"
        label="Impact"
        value={texts.impact}
        onChange={impact => change({ impact })}
        help="Optional: what they could not do, or what they saw."
        rows={2}
      />
    </>
  );
}
