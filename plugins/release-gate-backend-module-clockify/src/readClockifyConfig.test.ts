import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readClockifyConfig } from './readClockifyConfig';

const clockify = { apiKey: 'abc', workspaceId: '64a687e29ae1f428e7ebe303' };

function read(values: JsonObject) {
  return readClockifyConfig(
    new ConfigReader({ releaseGate: { clockify: values } }),
  );
}

describe('the settings of Clockify', () => {
  it('are none where the section is missing', () => {
    expect(readClockifyConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('have defaults that are safe for the free plan', () => {
    expect(read(clockify)).toEqual({
      ...clockify,
      region: 'global',
      baseUrl: 'https://api.clockify.me/api',
      reportsBaseUrl: 'https://reports.api.clockify.me',
      tag: 'release',
      requestsPerHour: 25,
    });
  });

  it('know the regions, and take base URLs instead', () => {
    expect(read({ ...clockify, region: 'eu' })).toMatchObject({
      baseUrl: 'https://euc1.clockify.me/api',
      reportsBaseUrl: 'https://euc1.clockify.me/report',
    });
    expect(
      read({
        ...clockify,
        baseUrl: 'https://proxy.example.com/api/',
        reportsBaseUrl: 'https://proxy.example.com/report',
      }),
    ).toMatchObject({
      baseUrl: 'https://proxy.example.com/api',
      reportsBaseUrl: 'https://proxy.example.com/report',
    });
  });

  it.each<[string, JsonObject]>([
    ['apiKey must be an API key', { workspaceId: 'a' }],
    ['apiKey must be an API key', { ...clockify, apiKey: 'a b' }],
    ['workspaceId must be the id of the workspace', { apiKey: 'abc' }],
    ['region must be one of global, eu, usa', { ...clockify, region: 'mars' }],
    ['baseUrl must be an http or https URL', { ...clockify, baseUrl: 'ftp:' }],
    [
      'requestsPerHour must be a whole number from 1 on',
      { ...clockify, requestsPerHour: 0 },
    ],
    [
      'workspace is not a setting of Release Gate',
      { ...clockify, workspace: 'a' },
    ],
  ])('stop the start-up: %s', (message, values) => {
    expect(() => read(values)).toThrow(`releaseGate.clockify.${message}`);
  });
});
