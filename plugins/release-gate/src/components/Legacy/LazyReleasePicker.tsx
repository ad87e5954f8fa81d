import { Progress } from '@backstage/core-components';
import { type ComponentProps, Suspense, lazy } from 'react';
import type { ReleasePicker } from '../ReleasePicker/ReleasePicker';

const Loaded = lazy(async () => ({
  default: (await import('../ReleasePicker/ReleasePicker')).ReleasePicker,
}));

/** The picker, read when a form has one: the old frontend system wants the component itself. */
export function LazyReleasePicker(props: ComponentProps<typeof ReleasePicker>) {
  return (
    <Suspense fallback={<Progress />}>
      <Loaded {...props} />
    </Suspense>
  );
}
