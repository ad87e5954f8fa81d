import { describeStage } from 'release-stage';
import { startReleaseGate } from './testUtils/startReleaseGate';

describeStage('over HTTP', async () => {
  const { stage, stop } = await startReleaseGate({
    config: { monitoring: { window: { milliseconds: 1 } } },
  });
  return { ...stage, stop };
});
