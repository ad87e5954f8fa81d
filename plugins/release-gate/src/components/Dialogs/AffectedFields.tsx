import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../translation/useWords';
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
  const t = useWords();
  const { texts, change, sinceProblem } = props.affected;
  return (
    <>
      <Field
        id="rg-rollback-who"
        label={t('dialogs.rollBack.who')}
        value={texts.who}
        onChange={who => change({ who })}
        help={t('dialogs.rollBack.whoHelp')}
      />
      <div className={classes.row}>
        <Field
          id="rg-rollback-how-many"
          label={t('dialogs.rollBack.howMany')}
          value={texts.howMany}
          onChange={howMany => change({ howMany })}
          placeholder={t('dialogs.rollBack.howManyExample')}
          help={t('dialogs.rollBack.howManyHelp')}
        />
        <Field
          id="rg-rollback-since"
          label={t('dialogs.rollBack.since')}
          type="datetime-local"
          value={texts.since}
          onChange={since => change({ since })}
          error={sinceProblem}
          help={t('dialogs.rollBack.sinceHelp')}
        />
      </div>
      <Field
        id="rg-rollback-impact"
        label={t('dialogs.rollBack.impact')}
        value={texts.impact}
        onChange={impact => change({ impact })}
        help={t('dialogs.rollBack.impactHelp')}
        rows={2}
      />
    </>
  );
}
