import TextField from '@material-ui/core/TextField';

/** A choice of a few words with its label. */
export function SelectField<T extends string>(props: {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <TextField
      id={props.id}
      select
      label={props.label}
      value={props.value}
      onChange={event => {
        const chosen = props.options.find(
          ({ value }) => value === event.target.value,
        );
        if (chosen) {
          props.onChange(chosen.value);
        }
      }}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
