import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { wordsOf } from '../../translation/wordsOf';
import { failureOf } from '../../words/failure';
import { releaseIdIn } from '../../words/releaseId';
import { serviceName } from '../../words/serviceName';
import { type ReleasePickerProps, chosenEntity } from './schema';

type UiOptions = NonNullable<ReleasePickerProps['uiSchema']['ui:options']>;

/** Refuses what is no release, and a release of another service than the chosen one. What cannot be looked up, the backend decides on. */
export const validateRelease: CustomFieldValidator<string, UiOptions> = async (
  value,
  field,
  { apiHolder, formData, uiSchema },
) => {
  if (!value) {
    return;
  }
  const t = await wordsOf(apiHolder);
  const id = releaseIdIn(value);
  if (!id) {
    field.addError(t('picker.error.noId'));
    return;
  }
  try {
    const release = await apiHolder.get(releaseGateApiRef)?.release(id);
    const entityRef = chosenEntity(formData, uiSchema);
    if (release && entityRef && release.entityRef !== entityRef) {
      field.addError(
        t('picker.error.foreign', {
          expected: serviceName(entityRef),
          service: serviceName(release.entityRef),
        }),
      );
    }
  } catch (thrown) {
    if (failureOf(thrown).kind === 'gone') {
      field.addError(t('picker.error.noSuchRelease'));
    }
  }
};
