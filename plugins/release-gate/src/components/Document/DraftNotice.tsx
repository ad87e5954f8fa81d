import { placesToFill } from '../../words/documents';
import { Notice } from '../Notice/Notice';
import { PlacesToFill } from './PlacesToFill';

/** What a text that is being written still asks of a person, and what follows from it. */
export function DraftNotice(props: {
  readonly places: readonly string[];
  /** The version that is final, whose place a draft cannot take. */
  readonly finalVersion: number | undefined;
}) {
  const { places, finalVersion } = props;
  return (
    <div role="status">
      {places.length > 0 && (
        <Notice tone={finalVersion === undefined ? 'waiting' : 'bad'}>
          <strong>{placesToFill(places.length)}</strong>, between ⟦ and ⟧ in the
          text.{' '}
          {finalVersion === undefined
            ? 'Until then it is a draft, and completes nothing.'
            : `Version ${finalVersion} is final and a draft cannot take its place, so fill them in first.`}
          <PlacesToFill places={places} />
        </Notice>
      )}
    </div>
  );
}
