import { useWords } from '../../translation/useWords';
import { day, utc } from '../../words/time';

/** A day, and the exact instant in UTC on hover. */
export function Day(props: { readonly at: string }) {
  const t = useWords();
  const { at } = props;
  return (
    <time dateTime={at} title={utc(at)}>
      {day(t, at)}
    </time>
  );
}
