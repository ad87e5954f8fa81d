import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import type { Failure } from '../../words/failure';

function wordsFor(failure: Failure, what: string) {
  switch (failure.kind) {
    case 'gone':
      return {
        missing: 'content' as const,
        title: `There is no such ${what}`,
        description: `${failure.message}. The link may be mistyped, or the ${what} belongs to another portal.`,
      };
    case 'denied':
      return {
        missing: 'info' as const,
        title: `You may not see this ${what}`,
        description: `${failure.message}. Signed-in people who may read releases can; ask the owners of the portal.`,
      };
    default:
      return {
        missing: 'info' as const,
        title: `The ${what} could not be loaded`,
        description: `Nothing was changed. The server said: ${failure.message}`,
      };
  }
}

/** What a page shows instead of its content when that could not be read. */
export function PageFailure(props: {
  readonly failure: Failure;
  readonly what: string;
  readonly onRetry: () => void;
}) {
  const words = wordsFor(props.failure, props.what);
  return (
    <div role="alert">
      <EmptyState
        {...words}
        action={
          props.failure.kind === 'gone' ? undefined : (
            <Button variant="outlined" color="primary" onClick={props.onRetry}>
              Try again
            </Button>
          )
        }
      />
    </div>
  );
}
