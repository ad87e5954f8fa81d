/** What stands in the place of something that could not be read. */
export const failureMessages = {
  nothingHere: 'Nothing is at this address',
  gone: {
    document: 'There is no such document',
    history: 'There is no such history',
    list: 'There is no such list',
    page: 'There is no such page',
    release: 'There is no such release',
    releases: 'There is no such releases',
    releaseState: 'There is no such release state',
  },
  whyGone: {
    document:
      '{{message}}. The link may be mistyped, or the document belongs to another portal.',
    history:
      '{{message}}. The link may be mistyped, or the history belongs to another portal.',
    list: '{{message}}. The link may be mistyped, or the list belongs to another portal.',
    page: '{{message}}. The link may be mistyped, or the page belongs to another portal.',
    release:
      '{{message}}. The link may be mistyped, or the release belongs to another portal.',
    releases:
      '{{message}}. The link may be mistyped, or the releases belongs to another portal.',
    releaseState:
      '{{message}}. The link may be mistyped, or the release state belongs to another portal.',
  },
  denied: {
    document: 'You may not see this document',
    history: 'You may not see this history',
    list: 'You may not see this list',
    page: 'You may not see this page',
    release: 'You may not see this release',
    releases: 'You may not see this releases',
    releaseState: 'You may not see this release state',
  },
  whyDenied:
    '{{message}}. Signed-in people who may read releases can; ask the owners of the portal.',
  failed: {
    document: 'The document could not be loaded',
    history: 'The history could not be loaded',
    list: 'The list could not be loaded',
    page: 'The page could not be loaded',
    release: 'The release could not be loaded',
    releases: 'The releases could not be loaded',
    releaseState: 'The release state could not be loaded',
  },
  whyFailed: 'Nothing was changed. The server said: {{message}}',
} as const;
