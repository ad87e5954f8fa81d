import type {
  AnswerOf,
  CallOf,
  OperationName,
} from 'backstage-plugin-release-gate-common';

/** Who does something in a told release: people of the tests' catalog, and the pipeline. */
export type Person =
  | 'engineer'
  | 'engineer-2'
  | 'director'
  | 'outsider'
  | 'pipeline';

/** Something that answers the API, and its clock. */
export interface Stage {
  /** Has an operation carried out as somebody; throws, or rejects, where it is refused. */
  readonly call: <N extends OperationName>(
    who: Person,
    name: N,
    call: CallOf<N>,
  ) => AnswerOf<N> | Promise<AnswerOf<N>>;
  /** Lets time pass; does nothing where the clock is real. */
  readonly wait: (minutes: number) => void;
}

/** What is to happen next in a story. */
export type Step = (stage: Stage) => unknown;

/** A story: steps, and what is known of the release at its end. */
export type Script<T> = Generator<Step, T, unknown>;

/** Has an operation carried out; gives its answer. */
export function* ask<N extends OperationName>(
  who: Person,
  name: N,
  call: CallOf<N>,
): Script<AnswerOf<N>> {
  // A script is resumed with what its step gave: see `play` and `playNow`.
  return (yield stage => stage.call(who, name, call)) as AnswerOf<N>;
}

/** Lets time pass. */
export function* wait(minutes: number): Script<void> {
  yield stage => stage.wait(minutes);
}

/** Plays a story on a stage whose answers have to be waited for. */
export async function play<T>(stage: Stage, script: Script<T>): Promise<T> {
  let next = script.next();
  while (!next.done) {
    next = script.next(await next.value(stage));
  }
  return next.value;
}

/** Plays a story on a stage that answers at once. */
export function playNow<T>(stage: Stage, script: Script<T>): T {
  let next = script.next();
  while (!next.done) {
    next = script.next(next.value(stage));
  }
  return next.value;
}
