import {
  type CommandBody,
  type ReleaseJson,
  sameEnvironment,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useServerTime } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { fromLocalField, toLocalField } from '../../words/localTime';

const MINUTE_MS = 60_000;

/** What the fields about affected users hold. */
interface AffectedTexts {
  readonly who: string;
  readonly howMany: string;
  /** In the viewer's zone, as `2026-05-12T09:00`; empty where it is not known. */
  readonly since: string;
  readonly impact: string;
}

/** Whether a rollback comes because users were affected, and who, how many and since when. */
export interface Affected {
  readonly isOn: boolean;
  readonly setIsOn: (isOn: boolean) => void;
  readonly texts: AffectedTexts;
  readonly change: (changed: Partial<AffectedTexts>) => void;
  /** Why the time is refused, or undefined. */
  readonly sinceProblem: string | undefined;
  readonly isReady: boolean;
  readonly isDirty: boolean;
  /** What of it is sent. */
  readonly said: Pick<
    CommandBody<'rollBack'>,
    'usersAffected' | 'affected' | 'impact'
  >;
}

/** When the release came to production: users are rarely affected before. */
function productionSuccessAt({
  deployments,
  environment,
  commit,
}: ReleaseJson): string | undefined {
  return deployments.find(
    each =>
      each.status === 'succeeded' &&
      sameEnvironment(each.environment, environment) &&
      each.commit === commit,
  )?.at;
}

export function useAffected(): Affected {
  const t = useWords();
  const { release } = useReleaseContext();
  const now = useServerTime(MINUTE_MS);
  const [isOn, setIsOn] = useState(false);
  const [initial] = useState((): AffectedTexts => {
    const at = productionSuccessAt(release);
    return {
      who: '',
      howMany: '',
      since: at === undefined ? '' : toLocalField(at),
      impact: '',
    };
  });
  const [texts, setTexts] = useState(initial);
  const since = fromLocalField(texts.since);
  const isInFuture = since !== undefined && since.toMillis() > now;
  const sinceProblem = isInFuture
    ? t('dialogs.rollBack.sinceAhead')
    : undefined;
  const who = texts.who.trim();
  const howMany = texts.howMany.trim();
  const impact = texts.impact.trim();
  // What nobody touched is sent as it was, and not as the field shows it.
  const sinceUtc =
    texts.since === initial.since
      ? productionSuccessAt(release)
      : since?.toUTC().toISO();
  return {
    isOn,
    setIsOn,
    texts,
    change: changed => setTexts(before => ({ ...before, ...changed })),
    sinceProblem,
    isReady: !isOn || (who !== '' && sinceProblem === undefined),
    isDirty: Object.entries(initial).some(
      ([key, text]) => texts[key as keyof AffectedTexts] !== text,
    ),
    said: isOn
      ? {
          usersAffected: true,
          affected: {
            who,
            ...(howMany && { howMany }),
            ...(sinceUtc && { since: sinceUtc }),
          },
          ...(impact && { impact }),
        }
      : { usersAffected: false },
  };
}
