/** What the forms over a release say. */
export const dialogsMessages = {
  version: 'Version',
  commit: 'Commit',
  title: 'Title',
  whatChanged: 'What changed',
  why: 'Why',
  routine: 'Routine work, no estimate needed',
  reason: 'Reason',
  link: 'Link',
  start: {
    title: 'Start a release',
    intro:
      'One commit goes through the workflow: prepared, tested on staging, approved in writing, deployed, watched. What changed and why can follow until the request.',
    environment: 'Goes to',
    commitHelp: 'All 40 digits: the gate compares the whole commit.',
    titleHelp: 'Optional: what people will call it.',
  },
  amend: {
    title: 'Edit release {{version}}',
    submit: 'Save',
    isFixed: 'Production has begun: what was approved stays as it is.',
    commitHelp: 'Another commit re-opens every item of the checklist.',
    voids: 'The open request or approval is voided: it was for other content.',
  },
  attach: {
    title: 'Attach document',
    document: 'Document',
    kind: {
      'release-note': 'Release notes',
      'incident-report': 'Incident report',
    },
    defaultTitle: {
      'release-note': 'Release notes {{version}}',
      'incident-report': 'Incident report {{version}}',
    },
    textHelp:
      'Markdown, up to 200 kB. Each save is a new version; old ones stay.',
    textHelpFrom:
      'Markdown, up to 200 kB. It begins with version {{version}}; what you change becomes a new version, and old ones stay.',
    writeFromRelease: 'Write it from the release',
    linkHelp: 'Optional: where else it can be read.',
    voids: 'The open request or approval is voided: it was for another note.',
  },
  cancel: {
    title: 'Cancel release {{version}}',
    intro:
      'The release ends here and stays in the history. A new one can be started for the same commit.',
    submit: 'Cancel release',
  },
  closeTicket: {
    title: 'Close {{ticket}}',
    intro:
      'It will be closed in {{tracker}}, for everybody who works with it there.',
    introNamed:
      '‘{{title}}’ will be closed in {{tracker}}, for everybody who works with it there.',
    submit: 'Close ticket',
  },
  deliver: {
    title: 'Deliver release notes',
    intro:
      '‘{{title}}’, version {{version}}, goes to the {{approvers}} as a notification. The release keeps when it was sent.',
    noNote: 'The release has no release note yet.',
    draft:
      'Version {{version}} is a draft with {{places}}, so it cannot be delivered yet.',
    differs:
      'This is not the text that was approved: that was version {{version}}. The release keeps that it differs.',
    difference: 'From version {{before}} to version {{after}}',
    beginning: 'How it begins',
  },
  linkTicket: {
    title: 'Link ticket',
    intro: 'It has to be closed before the release is complete.',
    voids:
      'The request was made without this ticket, so linking it voids the request.',
    byHand: 'Enter a ticket by hand',
    tracker: 'Tracker',
    ticket: 'Ticket',
    ticketHelp: 'Its id in the tracker.',
    number: 'Number',
    state: 'State',
    stateOption: {
      open: 'Open',
      closed: 'Closed',
      all: 'All',
    },
    noneFound: {
      open: 'No open feedback found',
      closed: 'No closed feedback found',
      all: 'No feedback found',
    },
    feedback: 'Feedback',
    feedbackFailed: 'Feedback could not be read: {{message}}',
    looking: 'Looking for feedback…',
    isLinked: 'linked already',
  },
  unlinkTicket: {
    title: 'Unlink {{ticket}}',
    submit: 'Unlink',
  },
  logTime: {
    title: 'Log time',
    intro:
      'Your time, logged in your name in {{tracker}}. It is proposed from what you did here; pauses are left out.',
    introPlace:
      'Your time, logged in your name in {{tracker}} ({{place}}). It is proposed from what you did here; pauses are left out.',
    theTracker: 'the time tracker',
    start: 'Start',
    end: 'End',
    duration: 'Duration',
    zone: 'In the time of {{zone}}.',
    description: 'Description',
    defaultDescription: 'Release {{version}} of {{service}}',
    billable: 'Billable',
  },
  recordDeployment: {
    title: 'Record deployment',
    intro:
      'For deployments that no pipeline reports. It is marked as your word.',
    environment: 'Environment',
    status: 'Status',
    statusOption: {
      succeeded: 'Succeeded',
      started: 'Started',
      failed: 'Failed',
    },
    linkHelp: 'Optional: the run that deployed it.',
    gateClosed: 'The gate is closed. What you record is kept, as a violation.',
    claim:
      'A pipeline reports deployments to {{environment}}. What you record is kept as a claim, and moves nothing on: the approval waits for the report of the pipeline.',
  },
  reenter: {
    title: 'Re-enter after {{version}}',
    intro:
      'The fixed version goes through the whole workflow again, as attempt {{attempt}}, linked to this one. Its approval can be requested once the root cause is investigated.',
    introAffected:
      'The fixed version goes through the whole workflow again, as attempt {{attempt}}, linked to this one. Its approval can be requested once the root cause is investigated and the incident report is filed.',
    submit: 'Re-enter',
    commitHelp: 'All 40 digits.',
  },
  revoke: {
    title: 'Take back the approval of {{version}}',
    intro: 'The gate closes at once. A new approval needs a new request.',
    submit: 'Revoke approval',
    statement: 'Your written decision',
  },
  answerViolation: {
    title: 'Answer the violation',
    submit: 'Answer',
    statement: 'Your answer',
  },
  rollBack: {
    title: 'Roll back {{version}}',
    intro:
      'What runs now: {{version}} {{commit}}. Nobody has to approve the way back.',
    introWithoutBaseline: 'What runs now: {{version}} {{commit}}.',
    submit: 'Roll back',
    restoredVersion: 'Restored version',
    baseline:
      'Commit {{commit}}, the baseline that was approved with this release.',
    noBaseline:
      'No baseline is known. The version you type is recorded as your word, and the gate lets no commit through for the way back.',
    usersAffected: 'Users affected',
    who: 'Who',
    whoHelp: 'Needed: which users, as far as you know now.',
    howMany: 'How many',
    howManyExample: 'about 40',
    howManyHelp: 'Optional, in your words.',
    since: 'Since when',
    sinceHelp: 'Optional, in your own time zone.',
    sinceAhead: 'This is still to come.',
    impact: 'Impact',
    impactHelp: 'Optional: what they could not do, or what they saw.',
    consequences: 'What follows',
    gateLetsBaseline:
      'The gate lets exactly {{version}} {{commit}} into {{environment}}, and nothing else.',
    gateLetsNothing:
      'The gate lets nothing into {{environment}}. Whoever puts {{version}} back says so in the checklist.',
    theVersion: 'the version',
    approversTold: 'The {{approvers}} is told at once.',
    duties: 'These become duties:',
    closedTickets: 'These tickets are closed, and may have to be re-opened:',
    ends: '{{version}} ends here. Its fix goes through the whole workflow as the next attempt.',
  },
} as const;
