import { useWords } from '../../translation/useWords';
import { placesToFill } from '../../words/documents';
import { Notice } from '../Notice/Notice';
import { PlacesToFill } from './PlacesToFill';

/** What a text that is being written still asks of a person, and what follows from it. */
export function DraftNotice(props: {
  readonly places: readonly string[];
  /** The version that is final, whose place a draft cannot take. */
  readonly finalVersion: number | undefined;
}) {
  const t = useWords();
  const { places, finalVersion } = props;
  const count = <strong>{placesToFill(t, places.length)}</strong>;
  return (
    <div role="status">
      {places.length > 0 && (
        <Notice tone={finalVersion === undefined ? 'waiting' : 'bad'}>
          {finalVersion === undefined
            ? t('document.draftNotice', { places: count })
            : t('document.draftAfterFinal', {
                places: count,
                version: String(finalVersion),
              })}
          <PlacesToFill places={places} />
        </Notice>
      )}
    </div>
  );
}
