import { policy } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';
import { policyDigest } from './policyDigest';

describe('the digest of the policy', () => {
  it('is of what the policy says, not of how it is written', () => {
    const { approvers, ...rest } = policy;
    expect(policyDigest({ ...rest, approvers })).toBe(policyDigest(policy));
    expect(policyDigest({ ...policy, approvers: [] })).not.toBe(
      policyDigest(policy),
    );
  });

  it('stands in the events of requests and deployments', () => {
    const story = aRelease().isDeployed();
    const events = [
      ...story.entityEvents,
      ...story.releaseEvents[story.id],
    ].filter(
      ({ type }) =>
        type === 'approval-requested' || type === 'deployment-recorded',
    );
    expect(events).toHaveLength(5);
    for (const event of events) {
      expect(event.data).toMatchObject({ policyDigest: policyDigest(policy) });
    }
  });

  it('is no part of what an approver decides on, nor of a deployment', () => {
    const story = aRelease().isDeployed();
    const { approval, deployments } = story.release;
    expect(JSON.stringify({ approval, deployments })).not.toContain(
      policyDigest(policy),
    );
  });
});
