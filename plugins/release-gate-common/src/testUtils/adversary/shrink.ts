import type { CounterExample } from './explore';
import { Play } from './Play';
import { moveNamed } from './moves';

/** Whether a way leads to what the rules object to. */
function leadsTo(objection: string, way: readonly string[]): boolean {
  const play = new Play();
  return way.some(name => play.make(moveNamed(name))?.includes(objection));
}

/** The same counter-example with the fewest moves: none can be left out any more. */
export function shrink({ objection, way }: CounterExample): CounterExample {
  for (let place = way.length - 1; place >= 0; place--) {
    const shorter = way.filter((_, index) => index !== place);
    if (leadsTo(objection, shorter)) {
      return shrink({ objection, way: shorter });
    }
  }
  return { objection, way };
}

/** A counter-example to read. */
export function tell({ objection, way }: CounterExample): string {
  return [
    `${objection}:`,
    ...way.map((name, index) => `  ${index + 1}. ${name}`),
  ].join('\n');
}
