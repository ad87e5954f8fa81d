import { attach, deliver } from '../../testUtils/commandsOnRelease';
import { given } from '../../testUtils/deciderSpecification';
import { MINUTE, commitOf } from '../../testUtils/simulation';
import { aRelease } from '../../testUtils/story';

const DRAFT = '# Notes\n\n\u27e6What changed?\u27e7';

describe('the delivery of release notes', () => {
  const delivery = (more: object = {}) =>
    ({
      type: 'document-delivered',
      data: {
        kind: 'release-note',
        version: 1,
        to: ['group:default/directors'],
        late: false,
        differsFromApproved: false,
        ...more,
      },
    } as const);
  const completed = {
    type: 'item-completed',
    data: { itemId: 'release-notes-delivered', source: 'document' },
  } as const;

  it('is possible from the approval on, once per version', () => {
    given(aRelease().isPrepared())
      .when(deliver)
      .thenRefused('stage-not-reached');
    given(aRelease().isApproved())
      .when(deliver)
      .then([delivery(), completed])
      .when(deliver)
      .thenRefused('already-delivered');
  });

  it('is late more than an hour after the deployment', () => {
    given(
      aRelease()
        .isDeployed()
        .wait(61 * MINUTE),
    )
      .when(deliver)
      .then([delivery({ late: true }), completed]);
  });

  it('says when the note is not the one that was approved', () => {
    given(aRelease().isDeployed().attachesNote('# Final notes'))
      .when(deliver)
      .then([delivery({ version: 2, differsFromApproved: true }), completed]);
  });

  it('is open again when there is a newer note', () => {
    const story = aRelease().isDeployed().does(deliver);
    expect(story.release.items['release-notes-delivered']).toBeDefined();
    story.attachesNote('# Notes, corrected');
    expect(story.release.items['release-notes-delivered']).toBeUndefined();
    story.does(deliver);
    expect(story.release.documents.at(-1)?.delivered).toBeDefined();
  });

  it('needs a release note', () => {
    given(aRelease().isApproved().lacksDocuments())
      .when(deliver)
      .thenRefused('no-document');
  });
});

describe('a document that asks a person for something', () => {
  it('is kept as a draft, and completes nothing', () => {
    const story = aRelease().starts().does(attach('release-note', DRAFT));
    expect(story.release.documents).toHaveLength(1);
    expect(story.release.items['release-notes-prepared']).toBeUndefined();
    story.attachesNote();
    expect(story.release.items['release-notes-prepared']).toBeDefined();
    expect(story.release.documents.map(({ version }) => version)).toEqual([
      1, 2,
    ]);
  });

  it('never takes the place of a final document', () => {
    for (const story of [aRelease().isPrepared(), aRelease().isApproved()]) {
      given(story)
        .when(attach('release-note', DRAFT))
        .thenRefused('document-not-final');
    }
  });

  it('does not count as the incident report, before and after the way back', () => {
    const story = aRelease().isDeployed().rollsBack('2.3.0', true);
    story
      .does(attach('incident-report', DRAFT))
      .reports('production', commitOf('9'));
    expect(story.phase).toBe('rolled-back');
    story.does(attach('incident-report', DRAFT));
    expect(story.release.items['incident-report-filed']).toBeUndefined();
    story.does(attach('incident-report'));
    expect(story.release.items['incident-report-filed']).toBeDefined();
  });
});
