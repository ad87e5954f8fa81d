import { useServerTime } from '../../hooks/useServerTime';
import { ago, utc } from '../../words/time';

const RENEW_EVERY_MS = 30_000;

/** When something was: relative, and exactly in UTC on hover. */
export function Time(props: { readonly at: string; readonly since?: boolean }) {
  const now = useServerTime(RENEW_EVERY_MS);
  const words = ago(props.at, now);
  return (
    <time dateTime={props.at} title={utc(props.at)}>
      {props.since ? `since ${words.replace(/ ago$/, '')}` : words}
    </time>
  );
}
