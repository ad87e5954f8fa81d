import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { Dependency } from '../directory/Dependency';
import { CallerReader } from './CallerReader';

const REQUEST = {} as Request;

function readerOf(credentials: BackstageCredentials): CallerReader {
  return new CallerReader({
    auth: mockServices.auth(),
    httpAuth: mockServices.httpAuth.mock({
      credentials: async () => credentials as never,
    }),
    identities: new Dependency({ name: 'The sign-in', timeoutMs: 1_000 }),
    guestRef: 'user:development/guest',
  });
}

describe('who calls', () => {
  it('is a user with a lower-case reference', async () => {
    const { caller } = await readerOf(
      mockCredentials.user('user:default/Dan'),
    ).read(REQUEST);
    expect(caller.actor).toEqual({ type: 'user', ref: 'user:default/dan' });
  });

  it('is a user through a plugin or agent where the credentials say so', async () => {
    const credentials = mockCredentials.user('user:default/dan');
    const { caller } = await readerOf({
      ...credentials,
      principal: {
        ...credentials.principal,
        actor: { type: 'service', subject: 'plugin:mcp-actions' },
      },
    } as BackstageCredentials).read(REQUEST);
    expect(caller.actor).toEqual({
      type: 'user',
      ref: 'user:default/dan',
      actor: 'plugin:mcp-actions',
    });
  });

  it('is a service', async () => {
    const { caller } = await readerOf(
      mockCredentials.service('external:ci'),
    ).read(REQUEST);
    expect(caller.actor).toEqual({ type: 'service', ref: 'external:ci' });
  });

  it('is never a guest', async () => {
    await expect(
      readerOf(mockCredentials.user('user:development/guest')).read(REQUEST),
    ).rejects.toMatchObject({ code: 'not-a-person' });
  });
});
