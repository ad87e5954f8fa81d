import type { UsersnapFeedback, UsersnapProject } from 'vendor-stand-ins';

/** The secret in app-config.yaml, which opens the stand-in and nothing else. */
export const DEMO_USERSNAP_SECRET = 'release-gate-demo-usersnap-secret';

/** As examples/services.yaml and app-config.yaml name them. */
const PAYMENTS_ID = '6f0c2f0e-0b0d-4a8e-9c39-5d2b7a4e1c01';
const PROJECT_HUB_ID = '6f0c2f0e-0b0d-4a8e-9c39-5d2b7a4e1c02';

const HOUR_MS = 3_600_000;

/** What a client said, and what became of it. */
interface Said {
  readonly number: number;
  readonly text: string;
  readonly priority: 'low' | 'medium' | 'high';
  readonly state: 'open' | 'in_progress' | 'done';
  readonly hoursAgo: number;
}

/** Nothing open is of high priority: it would block the service's release. */
const PAYMENTS: readonly Said[] = [
  {
    number: 118,
    text: 'I pressed "Refund" twice because nothing happened, and now I do not know whether it went out once or twice.',
    priority: 'high',
    state: 'done',
    hoursAgo: 210,
  },
  {
    number: 121,
    text: 'The refund shows the full amount although I asked for a part of it. It is right on the next page.',
    priority: 'medium',
    state: 'in_progress',
    hoursAgo: 74,
  },
  {
    number: 124,
    text: 'Our accountant needs the invoice number in the export of payments.',
    priority: 'medium',
    state: 'open',
    hoursAgo: 49,
  },
  {
    number: 125,
    text: 'Paying by bank transfer says "pending" for two days. Please say that this is normal.',
    priority: 'low',
    state: 'open',
    hoursAgo: 30,
  },
  {
    number: 127,
    text: 'On my phone the button "Pay now" is hidden behind the keyboard.',
    priority: 'medium',
    state: 'open',
    hoursAgo: 6,
  },
];

const PROJECT_HUB: readonly Said[] = [
  {
    number: 342,
    text: 'For a minute this morning I saw an empty list instead of our projects.',
    priority: 'high',
    state: 'done',
    hoursAgo: 190,
  },
  {
    number: 347,
    text: 'When I move a milestone, the ones that depend on it stay where they were.',
    priority: 'medium',
    state: 'in_progress',
    hoursAgo: 52,
  },
  {
    number: 349,
    text: 'The export is ready, but nobody tells me. I keep loading the page again.',
    priority: 'medium',
    state: 'open',
    hoursAgo: 28,
  },
  {
    number: 350,
    text: 'Can decisions be sorted by date? I always look for the newest one.',
    priority: 'low',
    state: 'open',
    hoursAgo: 20,
  },
  {
    number: 352,
    text: 'The page of a project with many open questions jumps to the top when I answer one.',
    priority: 'low',
    state: 'open',
    hoursAgo: 4,
  },
];

function feedbackOf(
  { number, text, priority, state, hoursAgo }: Said,
  now: Date,
): UsersnapFeedback {
  const at = new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString();
  return {
    feedback_id: `b3d5a7c9-4e1f-4b2a-8d6c-${String(number).padStart(12, '0')}`,
    feedback_number: number,
    status_type: state,
    priority,
    text,
    labels: [],
    is_demo: false,
    created_at: at,
    updated_at: at,
  };
}

/** What the clients of the demo said about two of its services, up to `now`. */
export function demoUsersnapProjects(now: Date): readonly UsersnapProject[] {
  return [
    {
      project_id: PAYMENTS_ID,
      name: 'Payments',
      feedbacks: PAYMENTS.map(said => feedbackOf(said, now)),
    },
    {
      project_id: PROJECT_HUB_ID,
      name: 'Project Hub',
      feedbacks: PROJECT_HUB.map(said => feedbackOf(said, now)),
    },
  ];
}
