import { type Words, useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { releaseIdIn } from '../../words/releaseId';
import { serviceName } from '../../words/serviceName';
import { Notice } from '../Notice/Notice';
import type { ReleaseChoices } from './useReleaseChoices';

function failureWords(
  t: Words,
  { message }: Failure,
  id: string | undefined,
): string {
  return t(id ? 'picker.failedButKept' : 'picker.failed', { message });
}

/** What there is to say about the chosen release, or about why there is none to choose. */
export function PickerNotes(props: {
  readonly id: string | undefined;
  readonly choices: ReleaseChoices;
  /** That there is nothing to choose from. */
  readonly none: string | undefined;
  /** The service that is chosen in the form, where the release is one of another. */
  readonly foreignTo: string | undefined;
}) {
  const t = useWords();
  const { id, choices, none, foreignTo } = props;
  const { chosen, chosenFailure, listFailure } = choices;
  const failure = chosenFailure ?? listFailure;
  if (id && !releaseIdIn(id)) {
    return (
      <Notice tone="bad" isNews>
        {t('picker.noId', { id })}
      </Notice>
    );
  }
  if (chosenFailure?.kind === 'gone') {
    return (
      <Notice tone="bad" isNews>
        {t('picker.noSuchRelease', { id: String(id) })}
      </Notice>
    );
  }
  if (failure) {
    return (
      <Notice tone="bad" isNews onRetry={choices.refresh}>
        {failureWords(t, failure, id)}
      </Notice>
    );
  }
  if (foreignTo && chosen) {
    return (
      <Notice tone="bad" isNews>
        {t('picker.foreign', {
          version: chosen.version,
          service: serviceName(chosen.entityRef),
          expected: foreignTo,
        })}
      </Notice>
    );
  }
  if (choices.isReadingChosen) {
    return <span role="status">{t('picker.loading')}</span>;
  }
  return none && !id ? <span role="status">{none}</span> : null;
}
