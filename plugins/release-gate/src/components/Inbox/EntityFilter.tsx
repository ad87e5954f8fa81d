import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useEffect, useState } from 'react';
import { useWords } from '../../translation/useWords';
import { readEntityRef } from './historyFilter';
import { useEntityTitle } from './useEntityTitle';
import { type FilterChoice, useFilterChoices } from './useFilterChoices';

/** Narrows by an entity: chosen from the catalog, or typed, because releases outlive what they are of. */
export function EntityFilter(props: {
  readonly id: string;
  readonly label: string;
  /** What a name alone means, and what is offered. */
  readonly kind: string;
  readonly value: string | undefined;
  readonly onChange: (ref: string | undefined) => void;
}) {
  const t = useWords();
  const { id, label, kind, value, onChange } = props;
  const title = useEntityTitle(value) ?? '';
  const [typed, setTyped] = useState(title);
  const [isOpen, setIsOpen] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => {
    setTyped(title);
    setIsWrong(false);
  }, [title]);
  const { found, isFailed } = useFilterChoices(
    kind,
    typed === title ? '' : typed,
    isOpen,
  );
  const take = (text: string) => {
    if (text.trim() === title) {
      setTyped(title);
      return;
    }
    const wanted = text.trim().toLocaleLowerCase();
    const named = found?.find(
      choice => choice.title.toLocaleLowerCase() === wanted,
    );
    const ref = named?.ref ?? readEntityRef(text, kind);
    const isNone = text.trim() !== '' && ref === undefined;
    setIsWrong(isNone);
    if (!isNone && ref !== value) {
      onChange(ref);
    }
  };
  return (
    <Autocomplete<FilterChoice, false, false, true>
      id={id}
      freeSolo
      options={[...(found ?? [])]}
      filterOptions={all => all}
      getOptionLabel={option => option.title ?? ''}
      getOptionSelected={(option, chosen) => option.ref === chosen.ref}
      value={value ? { ref: value, title } : null}
      inputValue={typed}
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      onClose={() => setIsOpen(false)}
      onInputChange={(_event, text, reason) => {
        if (reason !== 'reset') {
          setTyped(text);
          setIsWrong(false);
        }
      }}
      onChange={(_event, choice) => {
        if (typeof choice === 'string') {
          take(choice);
        } else {
          setIsWrong(false);
          setTyped(choice?.title ?? '');
          onChange(choice?.ref);
        }
      }}
      onBlur={() => take(typed)}
      loading={isOpen && found === undefined && !isFailed}
      loadingText={t('inbox.filters.reading')}
      renderOption={option => (
        <span>
          {option.title}{' '}
          {option.ref !== readEntityRef(option.title, kind) && (
            <small>{option.ref}</small>
          )}
        </span>
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          placeholder={t('inbox.filters.any')}
          variant="outlined"
          size="small"
          margin="dense"
          error={isWrong}
          helperText={isWrong ? t('inbox.filters.noRef') : undefined}
          InputLabelProps={{ shrink: true }}
        />
      )}
    />
  );
}
