import type { CheckJson } from 'backstage-plugin-release-gate-common';
import type { Tone } from '../../theme/tones';
import type { Words } from '../../translation/useWords';
import {
  type DataOf,
  type EventTable,
  coded,
  quoted,
  spaced,
} from './EventTable';

function statusTone(status: CheckJson['status']): Tone {
  if (status === 'passing') {
    return 'ok';
  }
  return status === 'failing' ? 'bad' : 'waiting';
}

/** Who completed an item, or overrode what answers it. */
function completionWords(
  t: Words,
  { part, override }: DataOf<'item-completed'>,
  item: string,
): string {
  if (part) {
    return t(
      override
        ? 'timeline.event.itemPartOverridden'
        : 'timeline.event.itemPartCompleted',
      { item, part: spaced(part) },
    );
  }
  return t(
    override ? 'timeline.event.itemOverridden' : 'timeline.event.itemCompleted',
    { item },
  );
}

/** Which items stand open again, and why where nobody wanted it. */
function reopenedWords(
  t: Words,
  { itemIds, cause }: DataOf<'items-reopened'>,
  titleOf: (itemId: string) => string,
): string {
  const items = itemIds
    .map(id => t('timeline.listed', { title: titleOf(id) }))
    .join(', ');
  return cause === 'person'
    ? t('timeline.event.itemsReopened', { items })
    : t('timeline.event.itemsReopenedBecause', {
        items,
        cause: coded(t, cause),
      });
}

/** What a program answered for an item, or for one part of it. */
function checkWords(
  t: Words,
  { part, provider, status }: DataOf<'check-recorded'>,
  item: string,
): string {
  const said = { item, provider, status: coded(t, status) };
  return part
    ? t('timeline.event.partCheckSays', { ...said, part: spaced(part) })
    : t('timeline.event.checkSays', said);
}

/** What the events of this subject are called. */
export const itemsEvents = {
  'item-completed': (data, { t, titleOf }) =>
    quoted(
      {
        text: completionWords(t, data, titleOf(data.itemId)),
        tone: data.override ? 'waiting' : 'ok',
      },
      data.note,
    ),
  'items-reopened': (data, { t, titleOf }) =>
    quoted(
      { text: reopenedWords(t, data, titleOf), tone: 'waiting' },
      data.note,
    ),
  'check-recorded': (data, { t, titleOf }) =>
    quoted(
      {
        text: checkWords(t, data, titleOf(data.itemId)),
        tone: statusTone(data.status),
      },
      data.message,
    ),
  'probe-recorded': (data, { t }) =>
    quoted(
      {
        text: t('timeline.event.probeSeen', {
          probe: data.probe,
          status: coded(t, data.status),
        }),
        tone: statusTone(data.status),
      },
      data.message,
    ),
} satisfies EventTable<
  'item-completed' | 'items-reopened' | 'check-recorded' | 'probe-recorded'
>;
