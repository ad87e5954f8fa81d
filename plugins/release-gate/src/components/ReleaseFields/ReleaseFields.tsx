import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';

/** What people write about a release, in whichever form they write it. */
export interface ReleaseValues {
  readonly version: string;
  readonly commit: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly testingResults: string;
  readonly releaseNotes: string;
  readonly routine: boolean;
}

type TextName = Exclude<keyof ReleaseValues, 'routine'>;

const LABELS = {
  version: 'dialogs.version',
  commit: 'dialogs.commit',
  title: 'dialogs.title',
  what: 'dialogs.whatChanged',
  why: 'dialogs.why',
  testingResults: 'approval.testingResults',
  releaseNotes: 'approval.releaseNotes',
} as const;

/** How many lines a text that has more than one begins with. */
const ROWS: { readonly [name in TextName]?: number } = {
  what: 3,
  why: 2,
  testingResults: 3,
  releaseNotes: 6,
};

/** The fields of a form that asks for some of what is written about a release, in the order given. */
export function ReleaseFields<T extends Partial<ReleaseValues>>(props: {
  /** What the ids of the fields begin with. */
  readonly id: string;
  readonly names: readonly (keyof T & keyof ReleaseValues)[];
  readonly values: T;
  readonly onChange: (values: T) => void;
  readonly help?: { readonly [name in TextName]?: string };
  /** Whether the first field gets the focus when the form opens. */
  readonly isFocused?: boolean;
}) {
  const t = useWords();
  const { values, onChange } = props;
  return (
    <>
      {props.names.map((name: keyof ReleaseValues, index) =>
        name === 'routine' ? (
          <FormControlLabel
            key={name}
            control={
              <Switch
                color="primary"
                checked={values.routine}
                onChange={(_, routine) => onChange({ ...values, routine })}
              />
            }
            label={t('dialogs.routine')}
          />
        ) : (
          <Field
            key={name}
            id={`${props.id}-${name}`}
            label={t(LABELS[name])}
            value={values[name] ?? ''}
            onChange={text => onChange({ ...values, [name]: text })}
            help={props.help?.[name]}
            rows={ROWS[name]}
            isMono={name === 'commit'}
            isFocused={index === 0 && props.isFocused !== false}
          />
        ),
      )}
    </>
  );
}
