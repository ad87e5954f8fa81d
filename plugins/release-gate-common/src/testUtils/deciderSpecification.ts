import type { CommitId } from '../domain/model/names';
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { moveOf } from '../domain/moveOf';
import type { EntityEventBody } from '../domain/model/events/entity';
import type { ReleaseEventBody } from '../domain/model/events/event';
import type { Outcome } from '../domain/handle';
import type { RefusalCode } from '../domain/model/refusals';
import type { CommandOnRelease, Person } from './simulation';
import type { Story } from './story';

/**
 * Events in other streams than that of the release which a command is about.
 * That the entity hears where its releases stand need not be said: it is held
 * to what follows from before and after.
 */
interface Elsewhere {
  readonly entity?: readonly EntityEventBody[];
  /** By the id of the release. */
  readonly releases?: Readonly<Record<string, readonly ReleaseEventBody[]>>;
}

type Body = ReleaseEventBody | EntityEventBody;

function bodiesOf(events: readonly Body[]) {
  return events.map(({ type, data }) => ({ type, data }));
}

/** What came of a command; says nothing before it is asked. */
class Attempt {
  readonly #before: Story;
  readonly #after: Story;
  readonly #outcome: Outcome;

  constructor(before: Story, after: Story, outcome: Outcome) {
    this.#before = before;
    this.#after = after;
    this.#outcome = outcome;
  }

  /** It was accepted and left exactly these events: on the release, and `elsewhere`. */
  then(
    events: readonly ReleaseEventBody[],
    elsewhere: Elsewhere = {},
  ): Specification {
    const outcome = this.#outcome;
    if ('refused' in outcome) {
      const { code, message } = outcome.refused;
      throw new Error(`Refused: ${code}: ${message}`);
    }
    const id = outcome.releaseId ?? this.#after.id;
    const { entity, releases } = outcome.appends;
    const changed = Object.entries(releases)
      .filter(([, appended]) => appended.length > 0)
      .map(([key, appended]) => [key, bodiesOf(appended)] as const);
    deepStrictEqual(
      bodiesOf(entity.filter(({ type }) => type === 'release-moved')),
      changed.flatMap(
        ([key]) =>
          moveOf(
            this.#before.world.releases[key],
            outcome.world.releases[key],
          ) ?? [],
      ),
    );
    deepStrictEqual(
      {
        entity: bodiesOf(entity.filter(({ type }) => type !== 'release-moved')),
        releases: Object.fromEntries(changed),
      },
      {
        entity: elsewhere.entity ?? [],
        releases: {
          ...(events.length > 0 && { [id]: events }),
          ...elsewhere.releases,
        },
      },
    );
    this.#after.id = id;
    return given(this.#after);
  }

  /** It was refused with this code, and nothing has changed. */
  thenRefused(code: RefusalCode): Specification {
    const outcome = this.#outcome;
    strictEqual('refused' in outcome ? outcome.refused.code : 'accepted', code);
    strictEqual(this.#after.world, this.#before.world);
    return given(this.#before);
  }
}

/** A state of things, in which something can be tried. */
class Specification {
  readonly #story: Story;

  constructor(story: Story) {
    this.#story = story;
  }

  /** The story as it stands now, to look at or to go on. */
  get story(): Story {
    return this.#story.clone();
  }

  /** Somebody, by default the engineer, gives a command on the release. */
  when(command: CommandOnRelease, who: Person = 'engineer'): Attempt {
    return this.whenTried(story => story.tryOn(who, story.id, command));
  }

  /** The pipeline reports a deployment, by default of the release's commit, as a success. */
  whenReported(
    environment: string,
    commit?: CommitId,
    status?: 'started' | 'succeeded' | 'failed',
  ): Attempt {
    return this.whenTried(story =>
      story.tryReport(
        'pipeline',
        environment,
        commit ?? story.release.commit,
        status,
      ),
    );
  }

  /** Anything else that can be tried. */
  whenTried(attempt: (story: Story) => Outcome): Attempt {
    const after = this.#story.clone();
    return new Attempt(this.#story, after, attempt(after));
  }
}

/**
 * Begins a rule: given what was told, when somebody does something, then these
 * events follow and no others, or it is refused. What is given stays as it is,
 * so that several rules can begin with it.
 */
export function given(story: Story): Specification {
  return new Specification(story.clone());
}
