import { type DocumentFacts, NO_ANSWERS } from './DocumentFacts';
import type { DocumentKind } from '../domain/model/workflow';

const DEPLOYMENT: DocumentFacts['deployments'][number] = {
  environment: 'production',
  status: 'succeeded',
  commit: '0'.repeat(40),
  version: '1.1.0',
  at: '2026-01-05T10:00:00.000Z',
  by: 'pipeline',
  url: 'https://ci.example.com/1',
};

function bareFacts(kind: DocumentKind): DocumentFacts {
  return {
    kind,
    now: '2026-01-05T12:00:00.000Z',
    release: {
      id: '01JGTESTTESTTESTTESTTESTTE',
      service: 'service',
      entityRef: 'component:default/service',
      owner: 'group:default/team',
      version: '1.1.0',
      commit: '0'.repeat(40),
      title: '1.1.0',
      environment: 'production',
      attempt: 1,
      previousAttemptId: null,
      nextAttemptId: null,
      phase: 'pre-deployment',
      routine: false,
      createdBy: 'user:default/somebody',
      createdAt: '2026-01-05T08:00:00.000Z',
      contributors: [],
      approverTitle: 'Approver',
    },
    changes: null,
    tickets: [],
    stages: [],
    approval: null,
    baseline: null,
    deployments: [],
    production: null,
    rollback: null,
    violations: [],
    timeline: [],
    answers: NO_ANSWERS,
  };
}

function fullFacts(kind: DocumentKind): DocumentFacts {
  const facts = bareFacts(kind);
  const said = Object.fromEntries(
    Object.keys(NO_ANSWERS).map(key => [key, 'A sentence.']),
  );
  return {
    ...facts,
    release: {
      ...facts.release,
      attempt: 2,
      previousAttemptId: facts.release.id,
      nextAttemptId: facts.release.id,
      contributors: ['user:default/somebody'],
    },
    changes: { what: 'Something', why: 'A reason' },
    tickets: [
      {
        tracker: 'tracker',
        id: '1',
        title: 'A ticket',
        state: 'open',
        closed: false,
        url: 'https://tickets.example.com/1',
      },
    ],
    stages: [
      {
        id: 'staging',
        title: 'Staging',
        items: [
          {
            id: 'smoke-tests',
            title: 'Smoke tests',
            state: 'complete',
            by: 'user:default/somebody',
            at: '2026-01-05T09:00:00.000Z',
            note: 'A note',
            url: 'https://ci.example.com/1',
            overridden: true,
          },
        ],
      },
    ],
    approval: {
      status: 'approved',
      requestNumber: 1,
      requestedBy: 'user:default/somebody',
      requestedAt: '2026-01-05T09:00:00.000Z',
      testingResults: 'All green',
      digest: '0'.repeat(64),
      decision: 'approved',
      decidedBy: 'user:default/approver',
      decidedAt: '2026-01-05T09:30:00.000Z',
      statement: 'Approved after review.',
    },
    baseline: { version: '1.0.0', commit: '1'.repeat(40), stated: true },
    deployments: [DEPLOYMENT],
    production: DEPLOYMENT,
    rollback: {
      reason: 'It failed',
      startedBy: 'user:default/somebody',
      startedAt: '2026-01-05T10:10:00.000Z',
      restoredVersion: '1.0.0',
      restoredCommit: '1'.repeat(40),
      restoredAt: '2026-01-05T10:15:00.000Z',
      restoredAfterMinutes: 5,
      usersAffected: true,
      affectedWho: 'Everybody',
      affectedHowMany: '9',
      affectedSince: '2026-01-05T10:05:00.000Z',
      affectedMinutes: 10,
      impact: 'Nothing worked',
      rootCause: 'A bug',
      rootCauseUrl: 'https://ci.example.com/2',
    },
    violations: [
      { at: '2026-01-05T10:00:00.000Z', message: 'A rule', answer: 'Sorry' },
    ],
    timeline: [
      {
        at: '2026-01-05T10:00:00.000Z',
        what: 'Something happened',
        by: 'user:default/somebody',
      },
    ],
    answers: { ...NO_ANSWERS, ...said },
  };
}

/**
 * Made-up facts: of a release that has just begun, of one that went all the
 * way, and of that one with nothing said. A template that cannot be rendered
 * with each of them is broken.
 */
export function sampleFacts(kind: DocumentKind): readonly DocumentFacts[] {
  const full = fullFacts(kind);
  return [bareFacts(kind), full, { ...full, answers: NO_ANSWERS }];
}
