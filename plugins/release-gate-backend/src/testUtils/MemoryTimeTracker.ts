import {
  type TimeFinding,
  type TimeToLog,
  type TimeTracker,
  type TrackedRelease,
  type TrackerCall,
  TrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import { MemoryTracker } from './MemoryTracker';

/** A time tracker in memory. */
export class MemoryTimeTracker extends MemoryTracker implements TimeTracker {
  readonly id = 'clock';
  readonly title = 'The Clock';
  readonly place = 'Basement';
  readonly requestsPerHour = 100;
  readonly logged: TimeToLog[] = [];
  /** How often it was asked how it is doing. */
  healthChecks = 0;
  /** Whether time is logged, and the answer gets lost. */
  losesAnswers = false;
  /** What is found, instead of what was logged here. */
  finding: TimeFinding | undefined;

  async log(time: TimeToLog, call: TrackerCall) {
    await this.meet(call);
    const { releaseId, person, start, end } = time;
    let index = this.logged.findIndex(
      each =>
        each.releaseId === releaseId &&
        each.person === person &&
        each.start === start &&
        each.end === end,
    );
    if (index < 0) {
      index = this.logged.push(time) - 1;
    }
    if (this.losesAnswers) {
      throw new TrackerUnavailable('The answer got lost');
    }
    return { trackerId: `entry-${index + 1}` };
  }

  async find(releases: readonly TrackedRelease[], call: TrackerCall) {
    await this.meet(call);
    const findings = new Map<string, TimeFinding>();
    for (const { id } of releases) {
      const isLogged = this.logged.some(({ releaseId }) => releaseId === id);
      const finding =
        this.finding ?? (isLogged && { found: true, message: 'It is logged' });
      if (finding) {
        findings.set(id, finding);
      }
    }
    return findings;
  }

  async health(call: TrackerCall) {
    this.healthChecks += 1;
    await this.meet(call);
    return { status: 'ok' as const, message: 'It ticks' };
  }
}
