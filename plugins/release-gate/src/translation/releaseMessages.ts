/** What stands over a release: which one it is, whose turn it is, what can be done. */
export const releaseMessages = {
  releases: 'Releases',
  moreActions: 'More actions',
  attempt: 'attempt {{number}}',
  startedBy: 'started by {{who}} {{when}}',
  routine: 'routine',
  nonRoutine: 'non-routine',
  readOnly:
    'You can read this release. {{owner}} works on it, and the {{approvers}} decides.',
  action: {
    amend: 'Edit release',
    attach: 'Attach document',
    link: 'Link ticket',
    recordDeployment: 'Record deployment',
    deliver: 'Deliver release notes',
    revoke: 'Revoke approval',
    cancel: 'Cancel release',
    rollBack: 'Roll back',
    request: 'Request approval',
    reenter: 'Re-enter',
  },
  whyNotDecide: {
    requested: 'You asked for this approval, so somebody else decides.',
    contributed: 'You worked on this release, so somebody else decides.',
    notApprover: 'The {{approvers}} decides on this request.',
  },
  gateReason: {
    openItems_one: '{{count}} item is open in {{stage}}',
    openItems_other: '{{count}} items are open in {{stage}}',
  },
} as const;
