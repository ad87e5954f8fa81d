/** What every page and every form says. */
export const commonMessages = {
  tryAgain: 'Try again',
  close: 'Close',
  loading: 'Loading',
  breadcrumb: 'Breadcrumb',
  completeOf: '{{complete}} of {{total}}',
  checklist: 'Checklist',
  copyCommit: 'Copy {{commit}}',
  commitCopied: 'Copied {{commit}}',
  notSent: 'It could not be sent, so nothing was changed: {{message}}',
  notNewest: 'This may not be the newest state: {{message}}',
  catalogSilent:
    'The catalog cannot be asked what you may do here. The actions come back when it can.',
  phase: {
    'pre-deployment': 'Pre-deployment',
    staging: 'Staging',
    'awaiting-approval': 'Awaiting approval',
    approved: 'Approved',
    production: 'In production',
    'post-deployment': 'Post-deployment',
    completed: 'Completed',
    'rolling-back': 'Rolling back',
    'rolled-back': 'Rolled back',
    cancelled: 'Cancelled',
  },
  checkStatus: {
    passing: 'passing',
    failing: 'failing',
    pending: 'pending',
    unavailable: 'unavailable',
  },
  statementHelp:
    'At least {{minimum}} characters and three words. It is kept with your name for good.',
} as const;
