import { useServerTime } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { ago, since, utc } from '../../words/time';

const RENEW_EVERY_MS = 30_000;

/** When something was: relative, and exactly in UTC on hover. */
export function Time(props: { readonly at: string; readonly since?: boolean }) {
  const t = useWords();
  const now = useServerTime(RENEW_EVERY_MS);
  return (
    <time dateTime={props.at} title={utc(props.at)}>
      {(props.since ? since : ago)(t, props.at, now)}
    </time>
  );
}
