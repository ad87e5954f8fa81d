import { useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { Notice } from './Notice';

/** Says that what is shown could not be read again, so that it may have changed meanwhile. */
export function NotNewest(props: {
  readonly failure: Failure | undefined;
  readonly onRetry: () => void;
  /** What could not be read; a page where it is not said. */
  readonly what?: 'list';
}) {
  const t = useWords();
  const { failure, what } = props;
  if (!failure) {
    return null;
  }
  const { message } = failure;
  return (
    <Notice
      tone={what === 'list' ? 'bad' : 'waiting'}
      isNews
      onRetry={props.onRetry}
    >
      {what === 'list'
        ? t('inbox.notNewest', { message })
        : t('common.notNewest', { message })}
    </Notice>
  );
}
