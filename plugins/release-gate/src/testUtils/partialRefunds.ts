import { type Words, commitOf } from 'release-stage';

export const RELEASE_NOTE = `## What is new

- Invoices can be **refunded in part**, line by line.
- The refund shows on the client's statement the same day.

## What to watch

| Signal | Usual | Look when |
|---|---|---|
| Refund errors | 0 per hour | over 2 |
| Payment latency p99 | 240 ms | over 400 ms |

No database migration; the flag \`partial-refunds\` switches it off.
`;

/** What people write beside the items that they complete, as they do: short, and not always. */
const EVIDENCE: Readonly<Record<string, ReturnType<Words['evidence']>>> = {
  'code-reviewed-and-merged': {
    note: 'Pull request 412, two reviews',
    url: 'https://git.example.com/payments/pull/412',
  },
  'tests-passing': { note: '1,204 passed' },
  'estimate-approved': { note: '6 hours, agreed on Monday' },
  'smoke-tests': { note: '32 of 32 passed' },
  'features-tested-end-to-end': {
    note: 'Refund in part, refund in full, refund twice',
  },
  'tenant-isolation-intact': { note: 'Two tenants, no crossing' },
  'logs-monitored': { note: 'No new errors' },
  'time-logged': { note: '5 h 30 min' },
};

const CHANGES = {
  what: 'Invoices can be refunded in part, line by line.',
  why: 'Clients asked for it 14 times last quarter, and refunding by hand takes us half an hour each.',
};

/** A release as a person would write it: partial refunds of invoices. */
export const partialRefunds: Words = {
  start: {
    changes: CHANGES,
    tickets: [{ tracker: 'usersnap', id: 'PAY-118' }],
  },
  releaseNote: RELEASE_NOTE,
  evidence: itemId => EVIDENCE[itemId] ?? {},
  request: {
    ...CHANGES,
    testingResults:
      'Smoke tests 32 of 32. All refund paths tried by hand with two tenants. Load test at twice the usual traffic: p99 251 ms.',
    baseline: { version: '2.3.0', commit: commitOf('9d3e') },
  },
  statements: {
    approved: 'Tested with two tenants and easy to switch off. Go ahead.',
    rejected:
      'The load test ran without the new flag. Please repeat it with the flag on.',
  },
  rollback: {
    reason: 'Refunds of more than one line are paid twice.',
    usersAffected: true,
    impact: 'Nine clients saw a wrong balance for seven minutes.',
  },
};
