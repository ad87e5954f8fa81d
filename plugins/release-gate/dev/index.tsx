// `npm start` in this folder: the pages alone, with the real rules over a store
// in memory. `?as=director` shows them to the Director; a reload begins anew.
import '@backstage/cli/asset-types';
// This is an app, which brings the styles; a plugin does not.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import ReactDOM from 'react-dom/client';
import releaseGatePlugin from '../src/alpha';
import { releaseGateApiRef } from '../src/api/releaseGateApiRef';
import { InMemoryReleaseGate } from '../src/testUtils/InMemoryReleaseGate';
import { fakePolicy } from '../src/testUtils/fakePolicy';
import { Story, type Until, commitOf } from '../src/testUtils/scenarios';
import type { EntityRef } from 'backstage-plugin-release-gate-common';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A release of each of these services, which has come so far. */
const SERVICES: Readonly<Record<string, Until>> = {
  payments: 'requested',
  ledger: 'staging',
  invoicing: 'approved',
  reports: 'rolling-back',
  accounts: 'completed',
};

/** Stories are told as of some hours ago; then the clock is that of the machine. */
function createStore(): InMemoryReleaseGate {
  let behindMs = 0;
  const gate = new InMemoryReleaseGate({
    clock: () => new Date(Date.now() - behindMs).toISOString(),
    policy: fakePolicy,
  });
  const story = new Story(gate, minutes => {
    behindMs = Math.max(0, behindMs - minutes * MINUTE_MS);
  });
  Object.entries(SERVICES).forEach(([name, until], index) => {
    behindMs = 8 * HOUR_MS;
    const ref = `component:default/${name}` as EntityRef;
    const id = story.start(ref, `1.${index}.0`, commitOf(`${index + 1}a`));
    story.advance(id, until);
  });
  behindMs = 0;
  return gate;
}

const person = new URLSearchParams(window.location.search).get('as');
const store = createStore().as(`user:default/${person ?? 'engineer'}`);

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: releaseGateApiRef,
      deps: {},
      factory: () => store,
    }),
});

const app = createApp({
  features: [
    releaseGatePlugin,
    // An extension of the same id takes the place of the plugin's own.
    createFrontendModule({ pluginId: 'release-gate', extensions: [api] }),
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
