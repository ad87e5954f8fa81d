import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FieldRow } from '../Field/FieldRow';
import type { Affected } from './useAffected';

/** Who was affected, how many, since when, and how. */
export function AffectedFields(props: { readonly affected: Affected }) {
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
      <FieldRow>
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
      </FieldRow>
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
