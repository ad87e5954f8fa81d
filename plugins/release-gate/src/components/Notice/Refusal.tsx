import { useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { Notice } from './Notice';

/** What a command was refused with, near the button that sent it. */
export function Refusal(props: { readonly failure: Failure | undefined }) {
  const t = useWords();
  const { failure } = props;
  if (!failure) {
    return null;
  }
  return (
    <Notice tone="bad" isNews>
      {failure.kind === 'failed'
        ? t('common.notSent', { message: failure.message })
        : failure.message}
    </Notice>
  );
}
