import Button from '@material-ui/core/Button';
import { useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { Notice } from '../Notice/Notice';

/** Says that a list could not be read, so that rows that are shown may have changed meanwhile. */
export function NotNewest(props: {
  readonly failure: Failure;
  readonly onRetry: () => void;
}) {
  const t = useWords();
  return (
    <Notice
      tone="bad"
      isNews
      action={
        <Button size="small" onClick={props.onRetry}>
          {t('inbox.retry')}
        </Button>
      }
    >
      {t('inbox.notNewest', { message: props.failure.message })}
    </Notice>
  );
}
