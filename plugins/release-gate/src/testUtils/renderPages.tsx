import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type {
  EntityRef,
  Policy,
  ReleaseGateApi,
} from 'backstage-plugin-release-gate-common';
import type { ReactElement } from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import { ReleaseGatePage } from '../components/ReleaseGatePage/ReleaseGatePage';
import type { TemplateName } from '../components/Templates/registeredTemplates';
import { templateRouteRef } from '../components/Templates/templateRouteRef';
import { ClockContext } from '../hooks/clock';
import { rootRouteRef } from '../routes';
import { FakeClock } from './FakeClock';
import { FakeSignals } from './FakeSignals';
import { InMemoryReleaseGate } from './InMemoryReleaseGate';
import { fakePolicy } from './fakePolicy';
import { ENGINEER, Story, type Until } from './scenarios';

export const PAYMENTS = 'component:default/payments' as EntityRef;
export const COMMIT = '4f2a9c1'.repeat(6).slice(0, 40);

const MINUTE_MS = 60_000;

/** The rules over a store in memory, a clock that stands still, and a story that brings releases to where a test begins. */
export function createWorld(policy: Partial<Policy> = {}) {
  const clock = new FakeClock('2026-05-12T08:00:00.000Z');
  const gate = new InMemoryReleaseGate({
    clock: () => clock.iso,
    policy: { ...fakePolicy, ...policy },
  });
  const story = new Story(gate, minutes => clock.pass(minutes * MINUTE_MS));
  return { clock, gate, story };
}

export type TestWorld = ReturnType<typeof createWorld>;

/** A world in which the release 2.4.0 of the payments service has come so far, and its id. */
export function createWorldAt(until: Until, policy?: Partial<Policy>) {
  const world = createWorld(policy);
  const id = world.story.start(PAYMENTS, '2.4.0', COMMIT);
  world.story.advance(id, until);
  return { world, id };
}

/** The API of one person of whom every call is counted. */
export function spiedApi(
  world: TestWorld,
  person: string,
): jest.Mocked<ReleaseGateApi> {
  const api = world.gate.as(person);
  const names = Object.keys(api) as (keyof ReleaseGateApi)[];
  return Object.fromEntries(
    names.map(name => [name, jest.fn(api[name] as () => unknown)]),
  ) as unknown as jest.Mocked<ReleaseGateApi>;
}

interface Options {
  readonly person?: string;
  readonly api?: ReleaseGateApi;
  readonly clock?: FakeClock;
  /** The services in the catalog. */
  readonly components?: readonly {
    readonly name: string;
    readonly title?: string;
  }[];
  /** What the person owns things as, besides themselves. */
  readonly groups?: readonly string[];
  /** The signals of a portal that has them; without, it has none. */
  readonly signals?: FakeSignals;
  /** The templates in the catalog, in a portal that has a scaffolder; without, it has none. */
  readonly templates?: readonly TemplateName[];
}

function catalogWith({ templates = [], components = [] }: Options) {
  return catalogApiMock({
    entities: [
      ...templates.map(name => ({
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name, namespace: 'default' },
      })),
      ...components.map(metadata => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { namespace: 'default', ...metadata },
      })),
    ],
  });
}

function render(
  world: TestWorld,
  element: ReactElement,
  path: string,
  options: Options,
  mountPath?: string,
) {
  const { templates, person = ENGINEER } = options;
  return renderInTestApp(
    <ClockContext.Provider value={options.clock ?? world.clock}>
      {element}
    </ClockContext.Provider>,
    {
      apis: [
        [releaseGateApiRef, options.api ?? world.gate.as(person)],
        mockApis.identity({
          userEntityRef: person,
          ownershipEntityRefs: [person, ...(options.groups ?? [])],
        }),
        ...(options.signals ? [[signalApiRef, options.signals] as const] : []),
        catalogWith(options),
      ],
      initialRouteEntries: [path],
      ...(mountPath && { mountPath }),
      mountedRoutes: {
        '/release-gate': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(templates && {
          '/create/templates/:namespace/:templateName': templateRouteRef,
        }),
      },
    },
  );
}

/** Opens a page under the plugin's own address as somebody. */
export function openPage(
  world: TestWorld,
  path: string,
  options: Options = {},
) {
  return render(
    world,
    <ReleaseGatePage />,
    `/release-gate${path}`,
    options,
    '/release-gate/*',
  );
}

/** Shows something on the page of the service, as somebody. */
export function openOnEntity(
  world: TestWorld,
  element: ReactElement,
  options: Options = {},
) {
  return render(
    world,
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'payments', namespace: 'default' },
      }}
    >
      {element}
    </EntityProvider>,
    '/',
    options,
  );
}

/** Shows something that is on no page of its own, such as a widget, as somebody. */
export function openElsewhere(
  world: TestWorld,
  element: ReactElement,
  options: Options = {},
) {
  return render(world, element, '/', options);
}
