import type { Failure } from '../../words/failure';
import { Notice } from './Notice';

/** What a command was refused with, near the button that sent it. */
export function Refusal(props: { readonly failure: Failure | undefined }) {
  const { failure } = props;
  if (!failure) {
    return null;
  }
  return (
    <Notice tone="bad" isNews>
      {failure.kind === 'failed'
        ? `It could not be sent, so nothing was changed: ${failure.message}`
        : failure.message}
    </Notice>
  );
}
