import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useMemo, useState } from 'react';
import { useWords } from '../../translation/useWords';
import { releaseIdIn } from '../../words/releaseId';
import { releaseName } from '../../words/releaseName';
import { serviceName } from '../../words/serviceName';
import { PickerNotes } from './PickerNotes';
import { type ReleasePickerProps, chosenEntity } from './schema';
import { type ReleaseChoice, useReleaseChoices } from './useReleaseChoices';

/** A release whose id alone is known. */
interface Unread {
  readonly id: string;
}

function isRead(choice: ReleaseChoice | Unread): choice is ReleaseChoice {
  return 'version' in choice;
}

/** Has a release of the service chosen that is named in the same form; without one, any release. */
export function ReleasePicker(props: ReleasePickerProps) {
  const { schema, uiSchema, formContext, formData, onChange, idSchema } = props;
  const t = useWords();
  const id = formData || undefined;
  const entityRef = chosenEntity(formContext?.formData, uiSchema);
  const [typed, setTyped] = useState('');
  const choices = useReleaseChoices({ entityRef, typed, id });
  const { found, chosen } = choices;
  const value = useMemo(
    (): ReleaseChoice | Unread | null => chosen ?? (id ? { id } : null),
    [chosen, id],
  );
  const options = useMemo(
    (): readonly (ReleaseChoice | Unread)[] =>
      value && !found?.some(each => each.id === value.id)
        ? [value, ...(found ?? [])]
        : found ?? [],
    [found, value],
  );
  const isForeign =
    entityRef !== undefined &&
    chosen !== undefined &&
    chosen.entityRef !== entityRef;
  const nameOf = (choice: ReleaseChoice | Unread) =>
    isRead(choice)
      ? releaseName(t, choice, choice.entityRef !== entityRef)
      : choice.id;
  const type = (text: string) => {
    const pasted = releaseIdIn(text);
    setTyped(pasted ? '' : text);
    if (pasted) {
      onChange(pasted);
    }
  };
  const service = entityRef && serviceName(entityRef);
  const none = service
    ? t('picker.noneOfServiceYet', { service })
    : t('picker.noneYet');
  const isDisabled = props.disabled || props.readonly;
  return (
    <ScaffolderField
      rawErrors={props.rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={props.required}
      disabled={isDisabled}
    >
      <Autocomplete<ReleaseChoice | Unread>
        id={idSchema?.$id}
        value={value}
        options={[...options]}
        // What fits is found by the server, which knows more than is shown of a release.
        filterOptions={all =>
          typed
            ? all.filter(each => found?.some(({ id: its }) => its === each.id))
            : all
        }
        getOptionLabel={nameOf}
        getOptionSelected={(option, shown) => option.id === shown.id}
        onChange={(_, choice) => {
          if (choice && isRead(choice)) {
            choices.keep(choice);
          }
          onChange(choice?.id);
        }}
        onInputChange={(_, text, reason) =>
          reason === 'input' ? type(text) : setTyped('')
        }
        loading={!found && !choices.listFailure}
        loadingText={t('picker.looking')}
        noOptionsText={typed ? t('picker.noneFound', { typed }) : none}
        disabled={isDisabled}
        renderInput={params => (
          <TextField
            {...params}
            label={uiSchema['ui:title'] ?? schema.title ?? t('picker.label')}
            margin="dense"
            variant="outlined"
            required={props.required}
            error={props.rawErrors.length > 0 || isForeign}
            placeholder={t('picker.placeholder')}
            InputLabelProps={{ shrink: true }}
            FormHelperTextProps={{ component: 'div' } as object}
            helperText={
              <PickerNotes
                id={id}
                choices={choices}
                none={found?.length === 0 && !typed ? none : undefined}
                foreignTo={isForeign ? service : undefined}
              />
            }
          />
        )}
      />
    </ScaffolderField>
  );
}
