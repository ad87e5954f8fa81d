import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureRoutes } from './lib/measureRoutes.mjs';

const routes = await measureRoutes();

test('the card of a service loads at most 150 kB of our own', () => {
  const { kB } = routes.get('EntityReleaseCard');
  assert.ok(kB > 1 && kB <= 150, `${kB} kB`);
});

test('the card of a service loads nothing of the page of a release', () => {
  const { sources } = routes.get('EntityReleaseCard');
  const foreign = [...sources].filter(name =>
    /components\/(ReleasePage|ReleaseGatePage|Approval|Dialogs|Document|Inbox)\//.test(
      name,
    ),
  );
  assert.deepEqual(foreign, []);
});

test('a page that shows nothing of the plugin loads none of its components', () => {
  const { sources } = routes.get('alpha');
  const drawn = [...sources].filter(name => /components\/.*\.tsx$/.test(name));
  assert.deepEqual(drawn, [
    'plugins/release-gate/src/components/Home/DrawnAlone.tsx',
  ]);
});
