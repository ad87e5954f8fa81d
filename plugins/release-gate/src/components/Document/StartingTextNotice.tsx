import Button from '@material-ui/core/Button';
import type { Resource } from '../../hooks/useResource';
import { Notice } from '../Notice/Notice';

/** That the text to begin with is on its way, or why it does not come. */
export function StartingTextNotice(props: {
  readonly start: Resource<string>;
}) {
  const { value, failure, reload } = props.start;
  if (value !== undefined) {
    return null;
  }
  return failure ? (
    <Notice
      tone="bad"
      isNews
      action={
        <Button size="small" onClick={() => reload().catch(() => undefined)}>
          Try again
        </Button>
      }
    >
      The text to begin with could not be loaded: {failure.message}. You can
      write it yourself.
    </Notice>
  ) : (
    <Notice tone="neutral" isNews>
      Getting the text to begin with …
    </Notice>
  );
}
