/** What the approval says: dossier, decision, outcome. */
export const approvalMessages = {
  whatChanged: 'What changed',
  why: 'Why',
  testingResults: 'Testing results',
  releaseNotes: 'Release notes',
  request: 'Approval request {{number}}',
  askedFor: 'Asked for by {{person}} {{at}}.',
  keptText:
    'The request can no longer be decided on by you. What you wrote is kept: “{{statement}}”',
  turnedText:
    'This request holds characters that turn the direction of text, so that words can read as something else than they are. Read it with care, or ask for it in plain words.',
  notRead: 'Could not be read.',
  dossier: {
    loading: 'Reading what else there is to know',
    missing:
      'The request below is whole. What is known besides it could not be read: {{message}}',
    old: 'What is known besides the request may not be the newest: {{message}}',
    itemsNow:
      'The request has ended. The items are shown as they are now, not as they were presented.',
  },
  production: {
    title: 'Since what runs in {{environment}}',
    running: '{{version}} {{commit}} runs in {{environment}}, since {{day}}.',
    same: 'This very commit runs there already.',
    none: 'Nothing is on record as running in {{environment}}.',
    compare: 'Compare {{from}}…{{to}}',
    noRepository:
      'The catalog names no repository of {{service}}, so there is no comparison to link.',
    noCatalog:
      'The catalog could not be asked for the repository, so there is no comparison to link.',
  },
  difference: {
    title: 'What is different from request {{number}}',
    unread: 'What is different from the request before',
    rejected: 'Request {{number}} was rejected by {{person}} {{at}}:',
    voided: 'Request {{number}} became void {{at}}, before it was decided on.',
    voidedApproval:
      'Request {{number}} was approved by {{person}}; the approval became void {{at}}. It said:',
    revoked:
      'Request {{number}} was approved by {{person}}; the approval was taken back {{at}}. It had said:',
    expired: 'Request {{number}} ran out {{at}}, before it was decided on.',
    expiredApproval:
      'Request {{number}} was approved by {{person}}; the approval ran out {{at}} without being used. It said:',
    approved: 'Request {{number}} was approved by {{person}} {{at}}:',
    nothing:
      'This request says the same in every field and in every item; only its number, its asker and its times can differ.',
    became: 'became',
    noteVersions: 'Compare the versions on the page of the note',
    items_one: '{{count}} item is different',
    items_other: '{{count}} items are different',
    before: 'Before',
    now: 'Now',
    open: 'open',
    complete: 'complete',
    notApplicable: 'does not apply',
    wasNot: 'was not part of it',
    isNot: 'is no longer part of it',
    overridden: 'Override: {{reason}}',
  },
  field: {
    version: 'Version',
    commit: 'Commit',
    what: 'What changed',
    why: 'Why',
    'testing-results': 'Testing results',
    'release-note': 'Release notes',
    routine: 'Kind of release',
    tickets: 'Tickets',
    baseline: 'Rollback target',
    'staging-deployment': 'Deployment to staging',
    owner: 'Owner',
    workflow: 'Workflow',
  },
  items: {
    claimed: 'A person says so ({{number}})',
    proven: 'On record ({{number}})',
    notApplicable: 'Does not apply ({{number}})',
    overrides: 'overrides the check',
    reason: 'Reason: {{reason}}',
    wordOnly: 'A person’s word, no pipeline reported it',
    deployment: 'Deployment to {{environment}}: {{status}}',
    started: 'started',
    succeeded: 'succeeded',
    failed: 'failed',
  },
  note: {
    link: 'Version {{version}} on its own page',
  },
  baseline: {
    title: 'Rollback target',
    stated: 'As stated in the request, not on record.',
    back: 'A rollback brings this back, without a second approval.',
    none: 'None known: this would be the first version in {{environment}}, and a rollback could not bring anything back.',
  },
  duties: {
    title: 'Still open from other releases',
    none: 'Nothing: the other releases of {{service}} left no duty open.',
  },
  setbacks: {
    title: 'Rejections, rollbacks and violations',
    titleSince: 'Rejections, rollbacks and violations since {{version}}',
    noneSince: 'None since {{version}} went there.',
    none: 'None on record.',
    rejection: 'Rejected',
    rollback: 'Rolled back',
    violation: 'Violation',
  },
  people: {
    title: 'Who worked on it, and who may decide',
    worked: '{{people}} worked on it and therefore may not decide.',
    may: '{{people}} may decide.',
  },
  nobody: {
    first:
      'Nobody could decide on this release: everybody who approves has worked on it.',
    restart:
      'Cancel it and let somebody else start it and do the work, or ask an administrator to add an approver.',
    attempt:
      'The work on its earlier attempts counts too, so ask an administrator to add an approver.',
  },
  decision: {
    title: 'Would you sign this? Request {{number}}',
    replaced:
      'While you were reading, request {{before}} was replaced by request {{after}}. Your text is kept.',
    replacedWords:
      'While you were reading, request {{before}} was replaced by request {{after}}, with other words for {{fields}}. Your text is kept.',
    looked: 'I have looked at it',
    what: 'what changed',
    why: 'why',
    testingResults: 'the testing results',
    releaseNotes: 'the release notes',
    statement: 'Your written decision',
    enough: '{{characters}} characters, {{words}} words',
    tooShort:
      '{{characters}} of at least {{minimum}} characters, {{words}} of at least three words. It stays on record in your name.',
    empty:
      'A decision is given in writing: at least {{minimum}} characters and three words. Nothing was sent.',
    sign: 'You sign exactly this content: {{digest}}, for commit {{commit}}, for {{environment}}. The request is open until {{day}}.',
    protects:
      'If anything of this changes, even a letter, the signature no longer fits and the request is void.',
    approve: 'Approve',
    reject: 'Reject',
  },
  outcome: {
    approved: 'Approved in writing',
    rejected: 'Rejected',
    voided: 'The request no longer holds',
    voidedApproval: 'The approval no longer holds',
    revoked: 'The approval was taken back',
    expired: 'The request has run out',
    expiredApproval: 'The approval has run out',
    approvedBy: '{{person}} approved request {{number}}, {{at}}',
    rejectedBy: '{{person}} rejected request {{number}}, {{at}}',
    via: 'Found to be an approver by {{groups}}.',
    used: 'The approval was used.',
    validUntil: 'It holds for one deployment until {{day}}.',
    voidedBecause: 'Void {{at}}: {{cause}}.',
    show: 'Read the request',
    hide: 'Hide the request',
  },
  voidCause: {
    'commit-changed': 'the commit was changed',
    'version-changed': 'the version was changed',
    'routine-changed': 'the kind of release was changed',
    'changes-changed': 'what changed and why was rewritten',
    'tickets-changed': 'the tickets were changed',
    'item-reopened': 'an item was re-opened',
    'release-note-changed': 'the release note was changed',
    'owner-changed': 'the service has another owner',
    'baseline-changed': 'another commit reached production',
    'baseline-rolled-back': 'the baseline was rolled back',
    'predecessor-duties-open': 'duties of the attempt before are open again',
    'release-cancelled': 'the release was cancelled',
    superseded: 'the approval before it was used',
  },
  next: {
    recorded: 'Your decision is on record.',
    link: 'Next: {{release}}',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    none: 'Nothing else waits for you.',
  },
  form: {
    title: 'Present {{version}} for approval',
    testsHelp: 'What was tested on staging, and what came out.',
    markdown: 'Markdown',
    attachedNote:
      'Markdown, from the attached note. Changed here, it becomes a new version.',
    submit: 'Request approval',
    notYet: 'Not yet',
    running: 'In {{environment}} now: {{version}} {{commit}}',
    notRunning:
      'Nothing is on record as running in {{environment}}. {{button}}',
    state: 'State what runs there',
    version: 'Version in production',
    versionHelp: 'A rollback would bring this back; the approval covers it.',
    commit: 'Its commit',
  },
  gate: {
    title: '{{environment}} gate',
    allowed: 'Allowed',
    closed: 'Closed',
    wayBack: 'Way back only',
    open: 'This commit may go to {{environment}} now.',
    restored:
      'While it rolls back, the gate is open for exactly the restored commit: {{version}} {{commit}}.',
    noBaseline:
      'While it rolls back, no commit is let through: no baseline is known.',
  },
} as const;
