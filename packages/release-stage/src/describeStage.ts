import type {
  EventJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { POINTS, PAYMENTS, ReleaseStory } from './ReleaseStory';
import { type Person, type Script, type Stage, ask, play } from './Stage';
import { plainWords } from './Words';
import { toldAt } from './toldAt';

const BASELINE = { version: '2.3.0', commit: '9'.repeat(40) };

/** What every stage says of a release at some point of its way. */
export interface Told {
  readonly phase: ReleaseJson['phase'];
  readonly approval: ReleaseJson['approval']['status'];
  /** The codes of the gate's reasons, each once. */
  readonly gate: readonly string[];
  readonly waitingFor: string;
  readonly allowed: Readonly<
    Record<'engineer' | 'director' | 'outsider', readonly string[]>
  >;
  /** What people and the pipeline put on record, oldest first. */
  readonly events: readonly string[];
}

/** An event by its type, and by which of several it is. */
function labelOf(event: EventJson): string {
  switch (event.type) {
    case 'item-completed':
      return `${event.type}: ${[event.data.itemId, event.data.part]
        .filter(Boolean)
        .join(' ')}`;
    case 'deployment-recorded':
      return `${event.type}: ${event.data.environment}`;
    case 'decision-made':
      return `${event.type}: ${event.data.decision}`;
    default:
      return event.type;
  }
}

/** The release as its people see it, and as it is on record. */
function* tellsOf(id: string): Script<Told> {
  const seenBy = (who: Person): Script<ReleaseJson> =>
    ask(who, 'getRelease', { parameters: { id } });
  const release = yield* seenBy('engineer');
  const { commit, phase, approval, waitingFor } = release;
  const { reasons } = yield* ask('pipeline', 'askGate', {
    query: { entityRef: PAYMENTS, environment: 'production', commit },
  });
  const { items } = yield* ask('engineer', 'listEvents', {
    parameters: { id },
    query: { limit: '200' },
  });
  return {
    phase,
    approval: approval.status,
    gate: [...new Set(reasons.map(({ code }) => code))],
    waitingFor,
    allowed: {
      engineer: release.allowedActions,
      director: (yield* seenBy('director')).allowedActions,
      outsider: (yield* seenBy('outsider')).allowedActions,
    },
    events: items
      .filter(({ actor }: EventJson) => actor.type !== 'system')
      .map(labelOf),
  };
}

/**
 * What every stage has in common: at each point of a release's way it says the
 * same of it, and has the same on record. Snapshots of the calling test would
 * hold a stage against itself only, so what is expected stands here.
 *
 * @param createStage - a stage without any release of the payments service
 */
export function describeStage(
  name: string,
  createStage: () => Promise<Stage & { readonly stop?: () => Promise<void> }>,
): void {
  describe(`a told release ${name}`, () => {
    it.each(POINTS)(
      'says what it is, and what comes next, at: %s',
      async at => {
        const stage = await createStage();
        const story = new ReleaseStory({
          ...plainWords,
          request: { ...plainWords.request, baseline: BASELINE },
        });
        const { id } = await play(stage, story.starts());
        await play(stage, story.goesOn(id, at));
        expect(await play(stage, tellsOf(id))).toEqual(toldAt[at]);
        await stage.stop?.();
      },
    );
  });
}
