/** What explains the workflow. */
export const helpMessages = {
  workflow: 'The workflow',
} as const;
