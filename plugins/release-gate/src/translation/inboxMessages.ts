/** What the inbox, its widgets and its item in the sidebar say. */
export const inboxMessages = {
  title: 'Release gate',
  tabsLabel: 'Inbox',
  keys: {
    walk: 'to walk,',
    open: 'to open,',
    search: 'to search',
  },
  /** What could not be loaded, inside of a sentence. */
  count_one: '{{count, number}} release',
  count_other: '{{count, number}} releases',
  countAtLeast: '{{shown, number}} releases and more',
  countShown: '{{shown, number}} of {{total, number}} releases',
  countShownOfMore: '{{shown, number}} of more than {{total, number}} releases',
  more: 'Show more',
  notNewest: 'The list could not be read: {{message}}',
  row: {
    attempt: 'attempt {{attempt}}',
    startedBy: 'by',
    startedByYou: 'by you',
    timeLeft: '{{span}} left',
    runOut: 'run out',
  },
  forYou: {
    tab: 'For you',
    waiting: 'Waiting for your decision',
    nothingWaits: 'Nothing waits for your decision.',
    lastDecision: 'The last decision was on {{release}},',
    mine: 'Yours to finish',
    nothingMine:
      'No release that you started, or that your team owns, is under way.',
  },
  inFlight: {
    tab: 'In flight',
    nothing: 'No release is under way in any service.',
  },
  history: {
    tab: 'History',
    nothing: 'No release has come to its end yet.',
    noneEnded: 'No release that has ended matches.',
    none: 'No release matches.',
  },
  filters: {
    label: 'Filters',
    search: 'Search',
    searchHint: 'Service, version, commit or title',
    service: 'Service',
    owner: 'Owner',
    person: 'Started by',
    phase: 'Phase',
    ended: 'Ended',
    anyPhase: 'Any phase',
    from: 'Started from',
    to: 'Started until',
    clear: 'Clear filters',
    any: 'Any',
    noRef:
      'No name of the catalog, such as payments or group:default/portal-team',
    reading: 'Reading the catalog',
  },
  widgets: {
    waiting: 'Waiting for your decision',
    waitingDescription: 'Releases that wait for your yes or no',
    allWaiting: 'All that waits for you',
    mine: 'Your releases',
    mineDescription:
      'Releases under way that you started, or that your team owns',
    allMine: 'All your releases',
  },
  sidebar: {
    waiting_one: '{{title}}, {{count}} waits for your decision',
    waiting_other: '{{title}}, {{count}} wait for your decision',
  },
} as const;
