import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field answers, and what a template may say about it. */
export const releasePickerSchema = makeFieldSchema({
  output: z => z.string().describe('The id of a release'),
  uiOptions: z =>
    z.object({
      entityField: z
        .string()
        .optional()
        .describe(
          'The field of the same form that says whose releases are offered; entityRef by default',
        ),
    }),
});

export type ReleasePickerProps = typeof releasePickerSchema.TProps;
type UiSchema = ReleasePickerProps['uiSchema'] | undefined;

/** The service that is chosen in the same form, if one is. */
export function chosenEntity(
  formData: unknown,
  uiSchema: UiSchema,
): string | undefined {
  const field = uiSchema?.['ui:options']?.entityField ?? 'entityRef';
  const value = (formData as Readonly<Record<string, unknown>> | undefined)?.[
    field
  ];
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim().toLocaleLowerCase('en-US')
    : undefined;
}
