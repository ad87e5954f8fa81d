import { describeStage } from 'release-stage';
import { FakeClock } from './FakeClock';
import { InMemoryReleaseGate } from './InMemoryReleaseGate';
import { fakePolicy } from './fakePolicy';
import { stageInMemory } from './scenarios';

describeStage('in memory', async () => {
  const clock = new FakeClock('2026-05-12T08:00:00.000Z');
  const gate = new InMemoryReleaseGate({
    clock: () => clock.iso,
    policy: { ...fakePolicy, monitoringWindowMs: 0 },
  });
  return stageInMemory(gate, minutes => clock.pass(minutes * 60_000));
});
