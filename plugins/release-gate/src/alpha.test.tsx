import { createExtensionTester } from '@backstage/frontend-test-utils';
import plugin from './alpha';

describe('the plugin', () => {
  it.each([
    'page:release-gate',
    'api:release-gate',
    'entity-card:release-gate/status',
    'entity-content:release-gate/releases',
  ] as const)('offers %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });

  it('has its page at /release-gate', () => {
    const tester = createExtensionTester(
      plugin.getExtension('page:release-gate'),
    );
    expect(tester.snapshot()).toMatchObject({ id: 'page:release-gate' });
  });
});
