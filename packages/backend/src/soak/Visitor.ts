import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { randomBytes } from 'node:crypto';
import type { Ledger } from './Ledger';

/** Sends a request to one of the replicas; undefined where no answer came. */
export type Send = (
  as: string,
  method: 'GET' | 'POST',
  where: string,
  body?: object,
) => Promise<{ readonly status: number; readonly body: unknown } | undefined>;

/** Whose token is in app-config.yaml. */
export const PIPELINE = 'demo-pipeline';

const DIRECTOR = 'director';

/** A second of its own for every entry: the same hour twice is refused. */
const FIRST_HOUR = Date.UTC(2026, 0, 1);

/**
 * Somebody who brings release after release to production, one step at a time,
 * beside all others who do the same: completes what is open, asks, has the
 * Director decide, has the pipeline report, logs time, and sometimes gives up.
 */
export class Visitor {
  readonly #send: Send;
  readonly #ledger: Ledger;
  readonly #person: string;
  readonly #entityRef: string;
  #steps = 0;
  #id: string | undefined;

  constructor(options: {
    readonly send: Send;
    readonly ledger: Ledger;
    readonly person: string;
    readonly entityRef: string;
  }) {
    this.#send = options.send;
    this.#ledger = options.ledger;
    this.#person = options.person;
    this.#entityRef = options.entityRef;
  }

  /** Does whatever comes next. */
  async step(): Promise<void> {
    this.#steps += 1;
    if (this.#id === undefined) {
      await this.#start();
      return;
    }
    const read = await this.#send(this.#person, 'GET', `/releases/${this.#id}`);
    if (read?.status === 200) {
      await this.#goOn(read.body as ReleaseJson);
    }
  }

  async #start(): Promise<void> {
    const answer = await this.#command('release-started', mark => [
      '/releases',
      {
        entityRef: this.#entityRef,
        version: mark,
        commit: randomBytes(20).toString('hex'),
      },
    ]);
    this.#id = (answer?.body as Partial<ReleaseJson> | undefined)?.id;
  }

  async #goOn(release: ReleaseJson): Promise<void> {
    const { id, phase, approval } = release;
    if (['completed', 'cancelled', 'rolled-back'].includes(phase)) {
      this.#id = undefined;
    } else if (this.#steps % 23 === 0) {
      await this.#command('release-cancelled', reason => [
        `/releases/${id}/cancel`,
        { reason },
      ]);
    } else if (this.#steps % 5 === 0) {
      await this.#logTime(id);
    } else if (phase === 'approved') {
      await this.#report(release, 'production');
    } else if (approval.status === 'requested') {
      await this.#decide(release);
    } else if (phase === 'awaiting-approval') {
      await this.#command('approval-requested', what => [
        `/releases/${id}/approval-request`,
        { what, why: 'It is asked for', testingResults: 'All green' },
      ]);
    } else {
      await this.#completeNext(release);
    }
  }

  async #completeNext(release: ReleaseJson): Promise<void> {
    const item = release.stages
      .flatMap(({ items }) => items)
      .find(({ state, availableAt }) => state === 'open' && !availableAt);
    const where = `/releases/${release.id}`;
    if (item?.kind === 'document' && item.id === 'release-notes-prepared') {
      await this.#command('document-attached', title => [
        `${where}/documents`,
        { kind: 'release-note', title, markdown: '# Notes' },
      ]);
    } else if (item?.kind === 'document') {
      await this.#send(
        this.#person,
        'POST',
        `${where}/documents/release-note/deliver`,
        {},
      );
    } else if (item?.kind === 'deployment') {
      await this.#report(release, 'staging');
    } else if (item) {
      const part = item.parts?.find(({ state }) => state === 'open');
      await this.#command('item-completed', note => [
        `${where}/items/${item.id}/complete`,
        {
          note,
          url: 'https://ci.example.com/1',
          ...(part && { part: part.id }),
        },
      ]);
    } else {
      // The rest takes a quarter of an hour; others go on meanwhile.
      this.#id = undefined;
    }
  }

  async #decide({ id, approval }: ReleaseJson): Promise<void> {
    await this.#command(
      'decision-made',
      mark => [
        `/releases/${id}/decision`,
        {
          decision: this.#steps % 4 === 0 ? 'rejected' : 'approved',
          statement: `I have looked at ${mark}`,
          requestDigest: approval.request?.digest,
        },
      ],
      DIRECTOR,
    );
  }

  async #logTime(id: string): Promise<void> {
    await this.#command('time-entry-added', description => [
      `/releases/${id}/time-entries`,
      {
        start: new Date(
          FIRST_HOUR + Number(description.replace(/\D/g, '')) * 60_000,
        ).toISOString(),
        duration: 'PT1M',
        description,
      },
    ]);
  }

  async #report(
    { entityRef, commit, version }: ReleaseJson,
    environment: string,
  ): Promise<void> {
    await this.#send(PIPELINE, 'POST', '/deployments', {
      entityRef,
      environment,
      commit,
      version,
      status: 'succeeded',
    });
  }

  /** Sends a command that leads to an event of this type, and remembers what became of it. */
  async #command(
    eventType: string,
    request: (mark: string) => readonly [where: string, body: object],
    as = this.#person,
  ): ReturnType<Send> {
    const mark = this.#ledger.newMark(eventType);
    const answer = await this.#send(as, 'POST', ...request(mark));
    this.#ledger.note(mark, answer?.status);
    return answer;
  }
}
