import { DAY } from '../../testUtils/simulation';
import { type Story, aRelease } from '../../testUtils/story';
import { phaseOf } from '../progress/phase';
import { asOf } from './asOf';

const NEW_OWNER = 'group:default/new-team';

/** The story's release once the catalog names another owner. */
function handedOver(told: Story): Story {
  told.owner = NEW_OWNER;
  return told;
}

function standing(told: Story) {
  const release = asOf(told.release, told.context('engineer'));
  const { approval, owner, phaseSince } = release;
  return { approval, owner, phaseSince, phase: phaseOf(release) };
}

function eventTypes(told: Story): readonly string[] {
  return told.releaseEvents[told.id].map(({ type }) => type);
}

describe('a release as it stands now', () => {
  it.each(['requests', 'isApproved'] as const)(
    'has no request or approval any more when the owner has changed (after %s)',
    step => {
      const told =
        step === 'requests'
          ? aRelease().isPrepared().requests()
          : aRelease().isApproved();
      const { approval, owner } = standing(handedOver(told));
      expect(owner).toBe(NEW_OWNER);
      expect(approval).toMatchObject({
        status: 'voided',
        reason: 'owner-changed',
        endedAt: told.now,
      });
    },
  );

  it('keeps an approval that was used, whoever owns the entity then', () => {
    const { approval, owner } = standing(handedOver(aRelease().isDeployed()));
    expect(approval.status).toBe('approved');
    expect(owner).toBe(NEW_OWNER);
  });

  it('keeps its owner once it has ended', () => {
    const told = handedOver(aRelease().isCompleted());
    expect(standing(told).owner).toBe('group:default/portal-team');
  });

  it('has run out rather than been voided where both came about', () => {
    const told = handedOver(
      aRelease()
        .isApproved()
        .wait(8 * DAY),
    );
    expect(standing(told).approval.status).toBe('expired');
  });

  it('stands as it is written where the catalog cannot say who owns it', () => {
    const told = aRelease().isApproved();
    expect(standing(told).approval).toEqual(told.release.approval);
  });

  it('is denied production by the gate before the change is written down', () => {
    const told = handedOver(aRelease().isApproved());
    const { commit } = told.release;
    expect(told.ask(commit).reasons).toMatchObject([
      { code: 'approval-voided' },
    ]);
    expect(told.release.approval.status).toBe('approved');
  });

  it('covers no deployment after the change', () => {
    const told = handedOver(aRelease().isApproved());
    told.reports('production');
    expect(told.release.violations).toHaveLength(1);
  });

  it('reads as it will read when the change is written down', () => {
    const told = handedOver(aRelease().isApproved());
    const read = standing(told);
    told.does({ type: 'note-owner', owner: NEW_OWNER }, 'portal');
    expect(standing(told)).toEqual(read);
  });
});

describe('a command after a change of the owner', () => {
  it('writes the change and what it voids down before its own events', () => {
    const told = handedOver(aRelease().isApproved());
    const before = eventTypes(told).length;
    told.does({ type: 'amend', title: 'Refunds' });
    expect(eventTypes(told).slice(before)).toEqual([
      'owner-changed',
      'approval-voided',
      'release-amended',
    ]);
  });

  it('writes down first what had run out, which is not voided then', () => {
    const told = handedOver(
      aRelease()
        .isApproved()
        .wait(8 * DAY),
    );
    const before = eventTypes(told).length;
    told.does({ type: 'amend', title: 'Refunds' });
    expect(eventTypes(told).slice(before)).toEqual([
      'expired',
      'owner-changed',
      'release-amended',
    ]);
  });

  it('leaves no word of the change when it is refused', () => {
    const told = handedOver(aRelease().isPrepared().requests());
    const before = eventTypes(told);
    expect(
      told.tryOn('director', told.id, {
        type: 'decide',
        decision: 'approved',
        statement: 'I have read it and decided so.',
        requestDigest: told.digest,
      }),
    ).toMatchObject({ refused: { code: 'stale-digest' } });
    expect(eventTypes(told)).toEqual(before);
  });

  it('makes nobody a worker on the release by bringing the change on record', () => {
    const told = handedOver(aRelease().isDeployed());
    told.rollsBack('2.3.0', false, 'director');
    expect(told.release.owner).toBe(NEW_OWNER);
    expect(told.release.contributors).not.toContain('user:default/director');
  });
});
