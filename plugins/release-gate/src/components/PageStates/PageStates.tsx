import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import type { failureMessages } from '../../translation/failureMessages';
import { type Words, useWords } from '../../translation/useWords';
import type { Failure } from '../../words/failure';

/** What could not be read. */
export type Unreadable = keyof typeof failureMessages.failed;

function wordsFor(
  t: Words,
  { kind, message }: Failure,
  what: Unreadable,
): {
  readonly missing: 'content' | 'info';
  readonly title: string;
  readonly description: string;
} {
  switch (kind) {
    case 'gone':
      return {
        missing: 'content',
        title: t(`failure.gone.${what}`),
        description: t(`failure.whyGone.${what}`, { message }),
      };
    case 'denied':
      return {
        missing: 'info',
        title: t(`failure.denied.${what}`),
        description: t('failure.whyDenied', { message }),
      };
    default:
      return {
        missing: 'info',
        title: t(`failure.failed.${what}`),
        description: t('failure.whyFailed', { message }),
      };
  }
}

/** What a page shows instead of its content when that could not be read. */
export function PageFailure(props: {
  readonly failure: Failure;
  readonly what: Unreadable;
  readonly onRetry: () => void;
}) {
  const t = useWords();
  const words = wordsFor(t, props.failure, props.what);
  return (
    <div role="alert">
      <EmptyState
        {...words}
        action={
          props.failure.kind === 'gone' ? undefined : (
            <Button variant="outlined" color="primary" onClick={props.onRetry}>
              {t('common.tryAgain')}
            </Button>
          )
        }
      />
    </div>
  );
}
