/** What the portal has said of a command: it took it, refused it, or nobody knows. */
export type Outcome = 'taken' | 'refused' | 'unknown';

/** An event as it is stored. */
export interface StoredEvent {
  readonly type: string;
  readonly body: string;
}

/**
 * Remembers every command that was sent, by a mark of its own that the history
 * keeps, and what was answered.
 */
export class Ledger {
  readonly #commands = new Map<
    string,
    { readonly eventType: string; outcome: Outcome }
  >();

  /** A text that no other command has, for one that leads to an event of this type. */
  newMark(eventType: string): string {
    const mark = `soak-${this.#commands.size}.`;
    this.#commands.set(mark, { eventType, outcome: 'unknown' });
    return mark;
  }

  /** @param status - of the answer; undefined where none came */
  note(mark: string, status: number | undefined): void {
    const command = this.#commands.get(mark);
    if (command && status !== undefined && status < 500) {
      command.outcome = status < 300 ? 'taken' : 'refused';
    }
  }

  /** How many commands came to that. */
  count(outcome: Outcome): number {
    return [...this.#commands.values()].filter(
      command => command.outcome === outcome,
    ).length;
  }

  /**
   * What is against the promise: what was taken stands in the history once,
   * what was refused nowhere, and what nobody knows at most once.
   */
  objections(events: readonly StoredEvent[]): readonly string[] {
    const found = new Map<string, number>();
    for (const { type, body } of events) {
      for (const mark of new Set(body.match(/soak-\d+\./g))) {
        if (this.#commands.get(mark)?.eventType === type) {
          found.set(mark, (found.get(mark) ?? 0) + 1);
        }
      }
    }
    return [...this.#commands].flatMap(([mark, { outcome }]) => {
      const times = found.get(mark) ?? 0;
      const isRight = {
        taken: times === 1,
        refused: times === 0,
        unknown: times <= 1,
      }[outcome];
      return isRight
        ? []
        : [`${mark} was ${outcome}, and stands in ${times} events`];
    });
  }
}
