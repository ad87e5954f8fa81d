import Button from '@material-ui/core/Button';
import type { Failure } from '../../words/failure';
import { releaseIdIn } from '../../words/releaseId';
import { serviceName } from '../../words/serviceName';
import { Notice } from '../Notice/Notice';
import type { ReleaseChoices } from './useReleaseChoices';

function failureWords(failure: Failure, id: string | undefined): string {
  return `The releases could not be loaded: ${failure.message}. ${
    id ? 'What is chosen is kept.' : 'The id of a release can be pasted.'
  }`;
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
  const { id, choices, none, foreignTo } = props;
  const { chosen, chosenFailure, listFailure } = choices;
  const failure = chosenFailure ?? listFailure;
  if (id && !releaseIdIn(id)) {
    return (
      <Notice tone="bad" isNews>
        ‘{id}’ is not the id of a release.
      </Notice>
    );
  }
  if (chosenFailure?.kind === 'gone') {
    return (
      <Notice tone="bad" isNews>
        There is no release with the id {id}.
      </Notice>
    );
  }
  if (failure) {
    return (
      <Notice
        tone="bad"
        isNews
        action={
          <Button size="small" onClick={choices.retry}>
            Try again
          </Button>
        }
      >
        {failureWords(failure, id)}
      </Notice>
    );
  }
  if (foreignTo && chosen) {
    return (
      <Notice tone="bad" isNews>
        {chosen.version} is a release of {serviceName(chosen.entityRef)}, not of{' '}
        {foreignTo}.
      </Notice>
    );
  }
  if (choices.isReadingChosen) {
    return <span role="status">Loading the release…</span>;
  }
  return none && !id ? <span role="status">{none}</span> : null;
}
