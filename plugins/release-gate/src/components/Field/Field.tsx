import TextField from '@material-ui/core/TextField';
import type { ReactNode } from 'react';

/** A field for text with its label. */
export function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string;
  readonly rows?: number;
  readonly isMono?: boolean;
  readonly isReadOnly?: boolean;
  readonly isFocused?: boolean;
  readonly placeholder?: string;
  readonly type?: 'date' | 'datetime-local';
}) {
  return (
    <TextField
      id={props.id}
      label={props.label}
      type={props.type}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      helperText={props.error ?? props.help}
      error={props.error !== undefined}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
      multiline={props.rows !== undefined}
      minRows={props.rows}
      maxRows={props.rows === undefined ? undefined : 24}
      placeholder={props.placeholder}
      // Only in a form that somebody has just opened: there the focus belongs in it.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={props.isFocused}
      InputLabelProps={{ shrink: true }}
      FormHelperTextProps={{ component: 'div' } as object}
      inputProps={{
        readOnly: props.isReadOnly,
        spellCheck: !props.isMono,
        ...(props.isMono && {
          style: { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
        }),
      }}
    />
  );
}
