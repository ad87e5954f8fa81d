import type { Resource } from '../../hooks/useResource';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';

/** That the text to begin with is on its way, or why it does not come. */
export function StartingTextNotice(props: {
  readonly start: Resource<string>;
}) {
  const t = useWords();
  const { value, failure, refresh } = props.start;
  if (value !== undefined) {
    return null;
  }
  return failure ? (
    <Notice tone="bad" isNews onRetry={refresh}>
      {t('document.startFailed', { message: failure.message })}
    </Notice>
  ) : (
    <Notice tone="neutral" isNews>
      {t('document.startComing')}
    </Notice>
  );
}
