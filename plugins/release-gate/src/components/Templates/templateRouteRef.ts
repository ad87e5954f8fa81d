import { createExternalRouteRef } from '@backstage/core-plugin-api';

/** Where the scaffolder has a template filled in; nowhere in an app without it. */
export const templateRouteRef = createExternalRouteRef({
  id: 'template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
