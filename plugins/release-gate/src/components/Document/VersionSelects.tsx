import { makeStyles } from '@material-ui/core/styles';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { SelectField } from '../Field/SelectField';

const useStyles = makeStyles({
  root: { display: 'contents' },
  select: { flex: '0 1 180px', minWidth: 130 },
});

const NOTHING = '';

/** Which version is shown, and from which one the difference. */
export function VersionSelects(props: {
  readonly versions: readonly DocumentJson[];
  readonly version: number;
  readonly compare: number | undefined;
  readonly onChange: (version: number, compare: number | undefined) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { versions, version, compare, onChange } = props;
  const newestFirst = [...versions].reverse();
  const named = (document: DocumentJson) => ({
    value: String(document.version),
    label: t(
      document.openPlaces
        ? 'document.draftVersionOption'
        : 'document.versionOption',
      { version: String(document.version) },
    ),
  });
  return (
    <div className={classes.root}>
      <div className={classes.select}>
        <SelectField
          id="rg-document-version"
          label={t('document.version')}
          value={String(version)}
          options={newestFirst.map(named)}
          onChange={chosen =>
            onChange(
              Number(chosen),
              compare === Number(chosen) ? undefined : compare,
            )
          }
        />
      </div>
      <div className={classes.select}>
        <SelectField
          id="rg-document-compare"
          label={t('document.compareWith')}
          value={compare === undefined ? NOTHING : String(compare)}
          options={[
            { value: NOTHING, label: t('document.compareWithNothing') },
            ...newestFirst
              .filter(document => document.version !== version)
              .map(named),
          ]}
          onChange={chosen =>
            onChange(version, chosen === NOTHING ? undefined : Number(chosen))
          }
        />
      </div>
    </div>
  );
}
