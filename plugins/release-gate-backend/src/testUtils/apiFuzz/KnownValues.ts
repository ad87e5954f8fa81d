import { PAYMENTS, OTHER } from '../startReleaseGate';
import { commitOf } from '../walkThrough';

/** How many of a kind are remembered: the newest are of most use. */
const REMEMBERED = 12;

/** A field of an answer, and the parameter or field of a request that takes such a value. */
const LEARNED: Readonly<Record<string, string>> = {
  digest: 'requestDigest',
  revision: 'expectedRevision',
  nextCursor: 'cursor',
  deploymentId: 'deploymentId',
  version: 'restoredVersion',
};

/** What an id is called where it is asked for, by where it stands; a whole release stands alone. */
const IDS: Readonly<Record<string, string>> = {
  '': 'id',
  current: 'id',
  items: 'itemId',
  parts: 'part',
  timeEntries: 'entryId',
  violations: 'violationId',
  violation: 'violationId',
};

const ULID = /^[0-9A-Z]{26}$/;

/**
 * Values that mean something to the portal under test, by the name of the field
 * that takes them: what everybody knows, and what answers have told. Requests
 * made of them get far beyond the first check.
 */
export class KnownValues {
  readonly #values = new Map<string, unknown[]>(
    Object.entries({
      entityRef: [PAYMENTS, OTHER, 'component:default/foreign'],
      environment: ['production', 'staging', 'development', 'moon'],
      commit: ['a', 'b', 'c', 'd'].map(commitOf),
      version: ['2.4.0', '2.5.0', '2.3.0'],
      restoredVersion: ['2.3.0', '2.4.0'],
      statement: ['I have read it and decided so.', 'No'],
      note: ['Seen to work', ''],
      tracker: ['usersnap'],
      markdown: ['# Notes\n\nWhat changed'],
      kind: ['release-note', 'incident-report'],
      url: ['https://ci.example.com/1', 'ftp://ci.example.com/1'],
    }),
  );

  /** What the field may be given, oldest first; undefined where nothing is known. */
  of(field: string): readonly unknown[] | undefined {
    return this.#values.get(field);
  }

  /** Remembers what an answer tells. */
  learnFrom(answer: unknown, field = ''): void {
    if (Array.isArray(answer)) {
      answer.forEach(each => this.learnFrom(each, field));
      return;
    }
    if (typeof answer !== 'object' || answer === null) {
      return;
    }
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'object') {
        this.learnFrom(value, name);
      } else if (name === 'id') {
        this.#rememberId(field, value);
      } else if (LEARNED[name] !== undefined) {
        this.#remember(LEARNED[name], value);
      }
    }
  }

  #rememberId(field: string, value: unknown): void {
    const isRelease = field === 'items' && ULID.test(String(value));
    const name = isRelease ? 'id' : IDS[field];
    if (name !== undefined) {
      this.#remember(name, value);
    }
  }

  #remember(field: string, value: unknown): void {
    const known = this.#values.get(field) ?? [];
    const others = known.filter(each => each !== value);
    this.#values.set(field, [...others, value].slice(-REMEMBERED));
  }
}
