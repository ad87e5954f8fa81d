/** What the field says that has a release chosen in a template. */
export const pickerMessages = {
  label: 'Release',
  placeholder: 'Version, commit, or the id of a release',
  looking: 'Looking for releases…',
  loading: 'Loading the release…',
  noneFound: 'No release found for ‘{{typed}}’',
  noneYet: 'No release yet',
  noneOfServiceYet: '{{service}} has no release yet',
  noId: '‘{{id}}’ is not the id of a release.',
  noSuchRelease: 'There is no release with the id {{id}}.',
  failed:
    'The releases could not be loaded: {{message}}. The id of a release can be pasted.',
  failedButKept:
    'The releases could not be loaded: {{message}}. What is chosen is kept.',
  foreign: '{{version}} is a release of {{service}}, not of {{expected}}.',
  error: {
    noId: 'must be the id of a release',
    noSuchRelease: 'must be the id of a release that there is',
    foreign: 'must be a release of {{expected}}, and is one of {{service}}',
  },
} as const;
