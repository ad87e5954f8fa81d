/** What release notes and incident reports say about themselves, and how they are read. */
export const documentMessages = {
  kind: {
    'release-note': 'Release note',
    'incident-report': 'Incident report',
  },
  noSuchKind:
    'Releases have a release note and an incident report, but no ‘{{kind}}’',
  placesToFill_one: '{{count}} place to fill',
  placesToFill_other: '{{count}} places to fill',
  morePlaces_one: 'and {{count}} more',
  morePlaces_other: 'and {{count}} more',
  state: {
    draft: 'Draft · {{places}}',
    final: 'Final',
    upForDecision: 'Up for decision',
    approved: 'Approved version',
    delivered: 'Delivered',
    deliveredLate: 'Delivered late',
  },
  versionFacts: 'Version {{version}} of {{newest}}, {{who}}, {{when}}',
  origin:
    '{{service}} {{release}} · {{kind}}, version {{version}} · {{who}}, {{at}}',
  draftOrigin:
    '{{service}} {{release}} · {{kind}}, version {{version}}, a draft · {{who}}, {{at}}',
  version: 'Version',
  versionOption: 'Version {{version}}',
  draftVersionOption: 'Version {{version}}, draft',
  compareWith: 'Compare with',
  compareWithNothing: 'Nothing',
  download: 'Download .md',
  print: 'Print',
  textFailed: 'The text could not be loaded: {{message}}',
  whatChanged: 'What changed from version {{before}} to version {{after}}:',
  newVersion: 'Version {{version}} was attached while you were reading.',
  showNewVersion: 'Show it',
  draft: 'A draft, with {{places}}:',
  fillIn: 'Fill in',
  deliveredInTime:
    'Version {{version}} was delivered to {{approvers}} {{when}} by {{who}}, in time.',
  deliveredLate:
    'Version {{version}} was delivered to {{approvers}} {{when}} by {{who}}, late.',
  notApprovedText: 'It is not the text that was approved.',
  notApprovedVersion:
    'It is not the text that was approved: that was version {{version}}. {{difference}}.',
  seeDifference: 'See the difference',
  difference: 'Difference',
  sameText: 'Both have the same text.',
  linesChanged: '{{added}}, {{removed}}',
  linesAdded_one: '{{count}} line added',
  linesAdded_other: '{{count}} lines added',
  linesRemoved_one: '{{count}} line removed',
  linesRemoved_other: '{{count}} lines removed',
  linesUnchanged_one: '… {{count}} line unchanged',
  linesUnchanged_other: '… {{count}} lines unchanged',
  added: 'Added:',
  removed: 'Removed:',
  table: 'Table',
  taskDone: 'done',
  taskNotDone: 'not done',
  image: 'Image',
  toBeFilledIn: 'to be filled in:',
  restComing: 'The rest is coming …',
  notLaidOut: 'This part cannot be laid out, so it is shown as it was written:',
  turnedText:
    'This document holds characters that turn the direction of text, so that words can read as something else than they are. Read it with care.',
  noVersion: 'There is no version {{version}}',
  newestVersion: {
    'release-note':
      'The newest release note of {{release}} is version {{version}}.',
    'incident-report':
      'The newest incident report of {{release}} is version {{version}}.',
  },
  readVersion: 'Read version {{version}}',
  noneYet: {
    'release-note': '{{release}} has no release note yet',
    'incident-report': '{{release}} has no incident report yet',
  },
  noneYetHelp:
    'Whoever works on the release writes it there: the portal fills in what it knows already.',
  openRelease: 'Open release',
  howTextIsShown: 'How the text is shown',
  edit: 'Edit',
  preview: 'Preview',
  draftNotice:
    '{{places}}, between ⟦ and ⟧ in the text. Until then it is a draft, and completes nothing.',
  draftAfterFinal:
    '{{places}}, between ⟦ and ⟧ in the text. Version {{version}} is final and a draft cannot take its place, so fill them in first.',
  startFailed:
    'The text to begin with could not be loaded: {{message}}. You can write it yourself.',
  startComing: 'Getting the text to begin with …',
} as const;
