import { useEffect, useRef, useState } from 'react';
import { useSettled } from '../../hooks/useSettled';
import { Field } from '../Field/Field';

/** A field of the filters: what is typed counts once somebody pauses, and where it can be read. */
export function SettledField(props: {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly type?: 'date';
  readonly value: string | undefined;
  readonly isReadable?: (text: string) => boolean;
  readonly onChange: (text: string | undefined) => void;
}) {
  const { value = '', onChange, isReadable = () => true } = props;
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed.trim());
  const latest = useRef({ value, onChange, isReadable, told: value });
  latest.current = { ...latest.current, value, onChange, isReadable };

  useEffect(() => {
    const now = latest.current;
    if (settled !== now.told && (settled === '' || now.isReadable(settled))) {
      now.told = settled;
      now.onChange(settled || undefined);
    }
  }, [settled]);

  // The address was changed by something else: a link, the way back, the button that clears all.
  useEffect(() => {
    if (value !== latest.current.told) {
      latest.current.told = value;
      setTyped(value);
    }
  }, [value]);

  return (
    <Field
      id={props.id}
      label={props.label}
      placeholder={props.placeholder}
      type={props.type}
      value={typed}
      onChange={setTyped}
    />
  );
}
