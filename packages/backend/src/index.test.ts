import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../..');

function startBackend(env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(__dirname, 'index.ts'),
      '--config',
      resolve(REPOSITORY, 'app-config.yaml'),
    ],
    {
      cwd: REPOSITORY,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        PATH: process.env.PATH,
        APP_CONFIG_backend_database_connection: '":memory:"',
        APP_CONFIG_backend_listen_port: '0',
        ...env,
      },
    },
  );
  return { status, output: `${stdout}${stderr}` };
}

describe('the backend of the demo, started as a process', () => {
  it('refuses to start in production, before it listens', () => {
    const { status, output } = startBackend({ NODE_ENV: 'production' });

    expect(output).toContain(
      'The backend refuses to start with the demo sign-in (auth.providers.demo) and the demo pipeline token (backend.auth.externalAccess), which anybody can use: NODE_ENV must not be production.',
    );
    expect(output).not.toMatch(/listening/i);
    expect(status).toBe(1);
  }, 90_000);

  it('refuses to start on an address that others can reach', () => {
    const { status, output } = startBackend({
      NODE_ENV: 'development',
      APP_CONFIG_backend_listen_host: '0.0.0.0',
    });

    expect(output).toContain(
      "backend.listen.host has to be 127.0.0.1 and not '0.0.0.0'.",
    );
    expect(output).not.toMatch(/listening/i);
    expect(status).toBe(1);
  }, 90_000);
});
