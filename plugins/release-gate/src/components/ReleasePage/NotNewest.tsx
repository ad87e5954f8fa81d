import Button from '@material-ui/core/Button';
import { useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';
import { Notice } from '../Notice/Notice';

/** Says that what is shown could not be renewed. */
export function NotNewest(props: {
  readonly failure: Failure | undefined;
  readonly onRetry: () => void;
}) {
  const t = useWords();
  return props.failure ? (
    <Notice
      tone="waiting"
      isNews
      action={
        <Button size="small" onClick={props.onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {t('common.notNewest', { message: props.failure.message })}
    </Notice>
  ) : null;
}
