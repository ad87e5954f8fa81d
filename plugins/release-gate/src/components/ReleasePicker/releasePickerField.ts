import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ReleasePicker } from './ReleasePicker';
import { releasePickerSchema } from './schema';
import { validateRelease } from './validateRelease';

/** The field that templates use as `ui:field: ReleasePicker`. */
export const releasePickerField = createFormField({
  name: 'ReleasePicker',
  component: ReleasePicker,
  schema: releasePickerSchema,
  validation: validateRelease,
});
