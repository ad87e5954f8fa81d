import type {
  AnswerOf,
  CommandBody,
  CommitId,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { type Script, ask, wait } from './Stage';
import { type Words, plainWords } from './Words';

/** The service whose releases are told where nothing else is said. */
export const PAYMENTS = 'component:default/payments';

/** A commit of 40 digits: the given ones over and over. */
export function commitOf(digits: string): CommitId {
  return digits.repeat(40).slice(0, 40) as CommitId;
}

/** The points that a told release can be taken to, in the order of the rule book; the last three leave it. */
export const POINTS = [
  'started',
  'pre-deployment',
  'staging',
  'staged',
  'requested',
  'approved',
  'in-production',
  'monitored',
  'deployed',
  'completed',
  'rejected',
  'rolling-back',
  'rolled-back',
] as const;

/** A point that a told release can be taken to. */
export type Until = (typeof POINTS)[number];

type Statements = Partial<CommandBody<'requestApproval'>>;

/**
 * The way of a release as the rule book has it, told through the API alone: by
 * an engineer who owns the service, the Director and the pipeline. A step that
 * is refused ends the story with the refusal.
 */
export class ReleaseStory {
  readonly #words: Words;

  constructor(words: Words = plainWords) {
    this.#words = words;
  }

  *starts(
    values: Partial<CommandBody<'startRelease'>> = {},
  ): Script<ReleaseJson> {
    return yield* ask('engineer', 'startRelease', {
      body: {
        entityRef: PAYMENTS,
        version: '2.4.0',
        commit: commitOf('a'),
        ...this.#words.start,
        ...values,
      },
    });
  }

  /** Completes an item, with the words of the story or others. */
  *completes(
    id: string,
    itemId: string,
    evidence: CommandBody<'completeItem'> = this.#words.evidence(itemId),
  ): Script<ReleaseJson> {
    yield* wait(4);
    return yield* ask('engineer', 'completeItem', {
      parameters: { id, itemId },
      body: evidence,
    });
  }

  /** Completes the open items of a stage that a person may complete, after its checks have run; or only those named. */
  *completesStage(
    id: string,
    stageId: string,
    only?: readonly string[],
  ): Script<ReleaseJson> {
    let release: ReleaseJson = yield* this.looksAt(id);
    const items =
      release.stages
        .find(stage => stage.id === stageId)
        ?.items.filter(item => !only || only.includes(item.id)) ?? [];
    if (items.some(({ check }) => check)) {
      release = yield* ask('engineer', 'runChecks', {
        parameters: { id },
        body: {},
      });
    }
    for (const item of items) {
      const isByHand =
        !item.check &&
        ['manual', 'check', 'tickets', 'time-entry'].includes(item.kind);
      if (isByHand && item.state === 'open') {
        for (const part of item.parts ?? [undefined]) {
          release = yield* this.completes(id, item.id, {
            ...this.#words.evidence(item.id),
            ...(part && { part: part.id }),
          });
        }
      }
    }
    return release;
  }

  *attachesNote(id: string): Script<ReleaseJson> {
    return yield* ask('engineer', 'attachDocument', {
      parameters: { id },
      body: {
        kind: 'release-note',
        title: 'Release notes',
        markdown: this.#words.releaseNote,
      },
    });
  }

  *reports(
    id: string,
    environment: string,
    running?: { readonly commit: string; readonly version?: string },
  ): Script<AnswerOf<'reportDeployment'>> {
    const { entityRef, commit, version } = yield* this.looksAt(id);
    return yield* ask('pipeline', 'reportDeployment', {
      body: {
        entityRef,
        environment,
        commit,
        version,
        ...running,
        status: 'succeeded',
        url: 'https://ci.example.com/runs/8841',
      },
    });
  }

  *requests(id: string, statements: Statements = {}): Script<ReleaseJson> {
    yield* wait(12);
    const { baseline, ...request } = this.#words.request;
    const { entityRef } = yield* this.looksAt(id);
    const { inProduction } = yield* ask('engineer', 'summary', {
      query: { entityRef },
    });
    return yield* ask('engineer', 'requestApproval', {
      parameters: { id },
      body: {
        ...request,
        ...(baseline && !inProduction && { baseline }),
        ...statements,
      },
    });
  }

  *decides(id: string, decision: 'approved' | 'rejected'): Script<ReleaseJson> {
    yield* wait(50);
    const { approval } = yield* ask('director', 'getRelease', {
      parameters: { id },
    });
    return yield* ask('director', 'decide', {
      parameters: { id },
      body: {
        decision,
        statement: this.#words.statements[decision],
        requestDigest: approval.request?.digest ?? '',
      },
    });
  }

  *rollsBack(id: string): Script<ReleaseJson> {
    yield* wait(6);
    const { approval } = yield* this.looksAt(id);
    const restoredVersion = approval.request?.baseline?.version ?? '2.3.0';
    return yield* ask('engineer', 'rollBack', {
      parameters: { id },
      body: { restoredVersion, ...this.#words.rollback },
    });
  }

  *looksAt(id: string): Script<ReleaseJson> {
    return yield* ask('engineer', 'getRelease', { parameters: { id } });
  }

  /** Takes a started release on until the wanted point. */
  *goesOn(
    id: string,
    until: Until,
    statements: Statements = {},
  ): Script<ReleaseJson> {
    const way = this.#wayTo(id, until, statements);
    for (const step of way) {
      yield* step();
    }
    return yield* this.looksAt(id);
  }

  /** The steps to a point, one a point that is passed. */
  #wayTo(
    id: string,
    until: Until,
    statements: Statements,
  ): readonly (() => Script<unknown>)[] {
    const way: readonly (readonly [Until, () => Script<unknown>])[] = [
      ['started', () => wait(0)],
      ['pre-deployment', () => this.#beginsPreDeployment(id)],
      ['staging', () => this.#beginsStaging(id)],
      ['staged', () => this.completesStage(id, 'staging')],
      ['requested', () => this.requests(id, statements)],
      ['approved', () => this.decides(id, 'approved')],
      ['in-production', () => this.#deploys(id)],
      ['monitored', () => wait(16)],
      ['deployed', () => this.#settles(id)],
      ['completed', () => this.#finishes(id)],
    ];
    const to = (point: Until) =>
      way
        .slice(0, way.findIndex(([each]) => each === point) + 1)
        .map(([, step]) => step);
    switch (until) {
      case 'rejected':
        return [...to('requested'), () => this.decides(id, 'rejected')];
      case 'rolling-back':
        return [...to('in-production'), () => this.rollsBack(id)];
      case 'rolled-back':
        return [
          ...this.#wayTo(id, 'rolling-back', statements),
          () => this.#restores(id),
        ];
      default:
        return to(until);
    }
  }

  *#beginsPreDeployment(id: string): Script<void> {
    yield* wait(16);
    yield* this.completesStage(id, 'pre-deployment', [
      'code-reviewed-and-merged',
      'tests-passing',
    ]);
  }

  *#beginsStaging(id: string): Script<void> {
    yield* this.attachesNote(id);
    yield* this.completesStage(id, 'pre-deployment');
    yield* wait(10);
    yield* this.reports(id, 'staging');
    yield* this.completesStage(id, 'staging', [
      'staging-mirrors-production',
      'smoke-tests',
    ]);
  }

  *#deploys(id: string): Script<void> {
    yield* wait(5);
    yield* this.reports(id, 'production');
  }

  *#settles(id: string): Script<void> {
    yield* this.completes(id, 'logs-monitored');
    yield* this.completesStage(id, 'production');
  }

  *#finishes(id: string): Script<void> {
    yield* ask('engineer', 'deliverReleaseNote', {
      parameters: { id },
      body: {},
    });
    yield* this.completesStage(id, 'post-deployment');
  }

  *#restores(id: string): Script<void> {
    yield* wait(3);
    const { approval } = yield* this.looksAt(id);
    const baseline = approval.request?.baseline;
    yield* this.reports(
      id,
      'production',
      baseline && { version: baseline.version, commit: baseline.commit },
    );
  }
}
