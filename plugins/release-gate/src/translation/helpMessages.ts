/** What explains the workflow. */
export const helpMessages = {
  workflow: 'The workflow',
  show: 'Show the workflow',
  close: 'Close',
  how: 'How?',
  intro:
    'A release takes one commit to production. Its checklists come first, then the written approval of the {{approver}}, and only then does the gate open, for this commit alone. Once deployed it is watched, and what is still owed is settled; after a rollback the way begins again.',
  introAgain:
    'The gate stays closed until the next release is approved in writing by the {{approver}}.',
  noRelease: '{{name}} has no release yet',
  noneUnderWay: 'No release is under way',
  start: 'Start a release',
  ownersStart: 'The owners of {{name}} start its releases.',
  picture: {
    then: ', then ',
    alternative:
      '{{stages}}. The gate stands before production. A rollback leads back to the start.',
    here: 'You are here',
    gate: 'a person signs',
    gateOpen: 'gate open',
    gateClosed: 'gate closed',
    gatePassed: 'gate passed',
    items_one: '{{count}} item',
    items_other: '{{count}} items',
    progress: '{{complete}} of {{total}}',
    back: 'after a rollback, from the start',
    backTaken: 'rolled back to the start',
  },
  place: {
    stage: 'You are here: {{stage}}.',
    back: 'This release is on its way back.',
    through: 'This release has gone all the way.',
    cancelled: 'This release was cancelled.',
    gateOpen: 'The gate is open.',
    gateClosed: 'The gate is closed.',
    gatePassed: 'It has passed the gate.',
  },
} as const;
