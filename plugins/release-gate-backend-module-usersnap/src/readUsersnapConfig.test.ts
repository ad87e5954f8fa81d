import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readUsersnapConfig } from './readUsersnapConfig';

const usersnap = { jwtId: 'abc', jwtSecret: 'a-secret-of-some-length' };

function read(values: JsonObject) {
  return readUsersnapConfig(
    new ConfigReader({ releaseGate: { usersnap: values } }),
  );
}

describe('the settings of UserSnap', () => {
  it('are none where the section is missing', () => {
    expect(readUsersnapConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('have defaults', () => {
    expect(read(usersnap)).toEqual({
      ...usersnap,
      baseUrl: 'https://platform.usersnap.com/v0.1',
      closedStates: ['done'],
      blockingPriorities: ['high', 'critical', 'blocker'],
      blockingLabels: ['blocker', 'critical'],
      webhookTokens: new Map(),
    });
  });

  it('take lists in any case, and webhooks by project', () => {
    expect(
      read({
        ...usersnap,
        closedStates: ['Done', 'Rejected'],
        blocking: { priorities: ['Urgent'], labels: [] },
        webhooks: [{ projectId: 'a-1', token: 'token-of-a-1' }],
      }),
    ).toMatchObject({
      closedStates: ['done', 'rejected'],
      blockingPriorities: ['urgent'],
      blockingLabels: [],
      webhookTokens: new Map([['a-1', 'token-of-a-1']]),
    });
  });

  it.each<[string, JsonObject]>([
    ['jwtId must be the JWT ID', { jwtSecret: 'a-secret-of-some-length' }],
    ['jwtSecret must be the JWT secret', { ...usersnap, jwtSecret: 'short' }],
    ['baseUrl must be an http or https URL', { ...usersnap, baseUrl: 'x' }],
    ['closedStates must name at least one', { ...usersnap, closedStates: [] }],
    ['closedStates[0] must not be empty', { ...usersnap, closedStates: [' '] }],
    [
      'blocking.states is not a setting',
      { ...usersnap, blocking: { states: [] } },
    ],
    [
      'webhooks[0].token must be a token of 8 characters or more',
      { ...usersnap, webhooks: [{ projectId: 'a', token: 'x' }] },
    ],
    [
      "webhooks[1].projectId is 'a', which is named already",
      {
        ...usersnap,
        webhooks: [
          { projectId: 'a', token: 'token-of-a' },
          { projectId: 'a', token: 'token-of-b' },
        ],
      },
    ],
    ['token is not a setting', { ...usersnap, token: 'x' }],
  ])('stop the start-up: %s', (message, values) => {
    expect(() => read(values)).toThrow(`releaseGate.usersnap.${message}`);
  });
});
