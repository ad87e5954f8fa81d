/** What a result of the search says. */
export const searchMessages = {
  kind: {
    release: 'Release',
    'release-note': 'Release note',
    'incident-report': 'Incident report',
  },
} as const;
