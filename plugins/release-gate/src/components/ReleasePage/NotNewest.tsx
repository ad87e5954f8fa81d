import Button from '@material-ui/core/Button';
import type { Failure } from '../../words/failure';
import { Notice } from '../Notice/Notice';

/** Says that what is shown could not be renewed. */
export function NotNewest(props: {
  readonly failure: Failure | undefined;
  readonly onRetry: () => void;
}) {
  return props.failure ? (
    <Notice
      tone="waiting"
      isNews
      action={
        <Button size="small" onClick={props.onRetry}>
          Try again
        </Button>
      }
    >
      This may not be the newest state: {props.failure.message}
    </Notice>
  ) : null;
}
