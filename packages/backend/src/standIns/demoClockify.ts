import type { ClockifyWorkspace } from 'vendor-stand-ins';

/** The key in app-config.yaml, which opens the stand-in and nothing else. */
export const DEMO_CLOCKIFY_KEY = 'release-gate-demo-clockify-key';

const PEOPLE = ['engineer', 'engineer-2', 'director', 'auditor', 'outsider'];

/** A workspace of the demo's people, in which the key is an admin's. */
export function demoClockifyWorkspace(
  workspaceId: string,
  projectId: string,
): ClockifyWorkspace {
  return {
    id: workspaceId,
    name: 'Stand-in of the demo, not Clockify',
    features: ['TIME_TRACKING', 'ADD_TIME_FOR_OTHERS'],
    settings: {},
    isAdmin: true,
    hasReports: true,
    users: ['portal-admin', ...PEOPLE].map((name, index) => ({
      id: `5a0ab5acb0798712543860${String(index).padStart(2, '0')}`,
      email: `${name}@example.com`,
      name,
    })),
    projects: [{ id: projectId, name: 'Client Portal', archived: false }],
    tags: [],
    entries: [],
  };
}
