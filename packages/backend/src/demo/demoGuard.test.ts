import { ConfigReader } from '@backstage/config';
import { demoGuard } from './demoGuard';
import { DEMO_PIPELINE_TOKEN } from './readPublicSecrets';

const signIn: object = { auth: { providers: { demo: {} } } };
const externalAccess = [
  {
    type: 'static',
    options: { token: DEMO_PIPELINE_TOKEN, subject: 'demo-pipeline' },
  },
];
const enabled: object = { demo: { enabled: true } };
const listen = (value: string | object): object => ({
  backend: { listen: value },
});

function guard(nodeEnv: string | undefined, ...parts: object[]) {
  return demoGuard(new ConfigReader(Object.assign({}, ...parts)), nodeEnv);
}

describe('demoGuard', () => {
  it('lets the demo start that is enabled, on loopback and not in production', () => {
    const host = listen({ host: '127.0.0.1', port: 7007 });

    expect(guard(undefined, signIn, enabled, host)).toBeUndefined();
    expect(guard('development', signIn, enabled, host)).toBeUndefined();
    expect(guard('test', signIn, enabled, host)).toBeUndefined();
  });

  it('lets a backend start in production that has neither the demo sign-in nor the demo token', () => {
    expect(guard('production', listen(':7007'))).toBeUndefined();
    expect(
      guard('production', {
        auth: { providers: { github: {} } },
        backend: {
          auth: {
            externalAccess: [
              { type: 'static', options: { token: 'another-token' } },
            ],
          },
        },
      }),
    ).toBeUndefined();
  });

  it.each(['production', 'Production', ' production '])(
    'refuses the demo sign-in in production, also written as "%s"',
    nodeEnv => {
      expect(
        guard(nodeEnv, signIn, enabled, listen({ host: '127.0.0.1' })),
      ).toBe(
        'The backend refuses to start with the demo sign-in (auth.providers.demo), which anybody can use: NODE_ENV must not be production.',
      );
    },
  );

  it('refuses the demo token in production, without a demo sign-in too', () => {
    expect(
      guard('production', enabled, {
        backend: { listen: { host: '127.0.0.1' }, auth: { externalAccess } },
      }),
    ).toBe(
      'The backend refuses to start with the demo pipeline token (backend.auth.externalAccess), which anybody can use: NODE_ENV must not be production.',
    );
  });

  it('names everything it found', () => {
    expect(
      guard('production', signIn, enabled, {
        backend: { auth: { externalAccess } },
      }),
    ).toContain(
      'the demo sign-in (auth.providers.demo) and the demo pipeline token (backend.auth.externalAccess)',
    );
  });

  it.each([{}, { enabled: false }, { enabled: 'true' }, { enabled: 1 }])(
    'refuses a demo that is not explicitly enabled: %j',
    demo => {
      expect(
        guard('development', signIn, { demo }, listen({ host: '127.0.0.1' })),
      ).toMatch(/demo\.enabled has to be true\.$/);
    },
  );

  it.each(['127.0.0.1', '127.0.1.1', '::1', '[::1]', 'localhost', 'LOCALHOST'])(
    'takes %s for this machine',
    host => {
      expect(
        guard('development', signIn, enabled, listen({ host, port: 7007 })),
      ).toBeUndefined();
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.7',
    'portal.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
  ])('refuses to listen on %s', host => {
    expect(
      guard('development', signIn, enabled, listen({ host, port: 7007 })),
    ).toBe(
      `The backend refuses to start with the demo sign-in (auth.providers.demo), which anybody can use: backend.listen.host has to be 127.0.0.1 and not '${host}'.`,
    );
  });

  it('refuses a listener without a host, which would be every address', () => {
    const reason = /backend\.listen\.host has to be .* not every address\.$/;

    expect(guard('development', signIn, enabled)).toMatch(reason);
    expect(
      guard('development', signIn, enabled, listen({ port: 7007 })),
    ).toMatch(reason);
    expect(guard('development', signIn, enabled, listen(':7007'))).toMatch(
      reason,
    );
    expect(guard('development', signIn, enabled, listen('7007'))).toMatch(
      reason,
    );
  });

  it('understands a listener that is written as text', () => {
    expect(
      guard('development', signIn, enabled, listen('127.0.0.1:7007')),
    ).toBeUndefined();
    expect(
      guard('development', signIn, enabled, listen('[::1]:7007')),
    ).toBeUndefined();
    expect(
      guard('development', signIn, enabled, listen('0.0.0.0:7007')),
    ).toMatch(/not '0\.0\.0\.0'\.$/);
  });
});
