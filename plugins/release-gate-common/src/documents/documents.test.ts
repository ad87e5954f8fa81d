import { MINUTE, commitOf } from '../testUtils/simulation';
import { type Story, aRelease } from '../testUtils/story';
import { BUILT_IN_TEMPLATES } from './builtInTemplates';
import { checkTemplate } from './checkTemplate';
import { type Draft, draftDocument } from './draftDocument';
import { factsOf } from './factsOf';
import { openPlaces } from '../domain/documents/openPlaces';

function draft(
  story: Story,
  kind: 'release-note' | 'incident-report',
  answers: Parameters<typeof factsOf>[0]['answers'] = {},
  source = BUILT_IN_TEMPLATES[kind],
): Draft {
  const checked = checkTemplate(kind, source);
  if ('problem' in checked) {
    throw new Error(JSON.stringify(checked.problem));
  }
  const drafted = draftDocument(
    checked.template,
    factsOf({ kind, release: story.release, answers, now: story.now }),
  );
  if ('problem' in drafted) {
    throw new Error(JSON.stringify(drafted.problem));
  }
  return drafted.draft;
}

describe('a release note', () => {
  it('is final without a word more where what and why are known', () => {
    const story = aRelease().starts({
      changes: { what: 'Refunds in **two** steps', why: 'Clients asked' },
    });
    const { title, markdown, openPlaces: open } = draft(story, 'release-note');
    expect(title).toBe('Release notes 2.4.0');
    expect(open).toEqual([]);
    expect(markdown).toBe(`# payments 2.4.0

| | |
|---|---|
| Service | component:default/payments |
| Version | 2.4.0 |
| Commit | \`${commitOf('a')}\` |
| Environment | production |

## What changed

Refunds in **two** steps

## Why

Clients asked
`);
  });

  it('asks for what and why where nobody has said them', () => {
    const story = aRelease().starts();
    const { markdown, openPlaces: open } = draft(story, 'release-note');
    expect(open).toEqual(['What changed?', 'Why was it changed?']);
    expect(markdown).toContain('\u27e6What changed?\u27e7');
  });

  it('takes what a person says before what the release says', () => {
    const story = aRelease().starts({ changes: { what: 'Old', why: 'Old' } });
    const { markdown } = draft(story, 'release-note', {
      what: 'New',
      highlights: 'A button',
      knownIssues: 'None',
      testingResults: 'All green',
    });
    expect(markdown).toContain('## What changed\n\nNew\n');
    expect(markdown).toContain('## Why\n\nOld\n');
    expect(markdown).toContain('## What you will notice\n\nA button\n');
    expect(markdown).toContain('## Testing\n\nAll green\n');
    expect(markdown).toContain('## Known issues\n\nNone\n');
  });

  it('names approver and time of the deployment once there are such', () => {
    const { markdown } = draft(
      aRelease().isApproved().reports('production'),
      'release-note',
    );
    expect(markdown).toMatch(
      /\| Approved by \| director, Director of AI Strategy Alignment, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \|/,
    );
    expect(markdown).toMatch(/\| Deployed \| \d{4}-\d\d-\d\d .* UTC \|/);
  });

  it('says the same of the same facts, always', () => {
    const story = aRelease().isApproved();
    expect(draft(story, 'release-note')).toEqual(draft(story, 'release-note'));
  });

  it('lists tickets with their titles and links, as plain text', () => {
    const story = aRelease().starts({
      tickets: [{ tracker: 'usersnap', id: '352' }],
    });
    story.ticketTrackers = ['usersnap'];
    story.does(
      {
        type: 'observe-ticket',
        tracker: 'usersnap',
        id: '352',
        finding: {
          title: '[Refund](javascript:alert(1)) <b>fails</b>',
          state: 'open',
          closed: false,
          url: 'https://tickets.example.com/a b',
        },
      },
      'portal',
    );
    expect(draft(story, 'release-note').markdown).toContain(
      '- [\\[Refund\\](javascript:alert(1)) \\<b\\>fails\\</b\\>](<https://tickets.example.com/a%20b>) (usersnap 352)',
    );
  });
});

describe('an incident report', () => {
  const rolledBack = () => {
    const story = aRelease().isApproved().wait(MINUTE);
    story.reports('production').wait(3 * MINUTE);
    const since = story.now;
    story.wait(2 * MINUTE).does({
      type: 'roll-back',
      reason: 'Balances were wrong',
      restoredVersion: '2.3.0',
      usersAffected: true,
      affected: { who: 'Clients with refunds', howMany: 'about 9', since },
      impact: 'They saw a wrong balance',
    });
    story.wait(4 * MINUTE).reports('production', commitOf('9'));
    return story;
  };

  it('knows whom it hit, since when, and when it was over', () => {
    const { markdown } = draft(rolledBack(), 'incident-report');
    expect(markdown).toContain('- Who: Clients with refunds\n');
    expect(markdown).toContain('- How many: about 9\n');
    expect(markdown).toMatch(/- Since: .* UTC, for 6 min\n/);
    expect(markdown).toContain('They saw a wrong balance');
    expect(markdown).toMatch(/2\.3\.0 has run in production again since .*\n/);
    expect(markdown).toContain('## Summary\n\nBalances were wrong\n');
  });

  it('tells what happened with the exact times, oldest first', () => {
    const { markdown } = draft(rolledBack(), 'incident-report');
    const rows = markdown
      .split('\n')
      .filter(line => /^\| \d{4}-/.test(line))
      .map(line => line.split(' | ').map(cell => cell.replace(/^\| /, '')));
    const times = rows.map(([at]) => at);
    expect([...times].sort()).toEqual(times);
    expect(rows.map(([, what]) => what)).toEqual([
      'Attempt 1 was started',
      'The deployment of aaaaaaa to staging succeeded',
      'The approval was requested (request 1)',
      'The request was approved',
      'The deployment of aaaaaaa to production succeeded',
      'Users were affected',
      'The rollback to 2.3.0 was begun',
      '2.3.0 was back in production',
    ]);
  });

  it('leaves open what only a person can know', () => {
    const story = rolledBack();
    expect(draft(story, 'incident-report').openPlaces).toEqual([
      'Who or what noticed it, and could it have been noticed earlier?',
      'What was the cause, as found on staging?',
      'What is done, by whom and until when?',
    ]);
    story.completes('root-cause-investigated');
    const { markdown, openPlaces: open } = draft(story, 'incident-report', {
      detection: 'A client called',
      prevention: 'A test, by Erin, until Friday',
    });
    expect(open).toEqual([]);
    expect(markdown).toContain('## Root cause\n\nseen to work\n');
    expect(markdown).toContain('[Evidence](<https://ci.example.com/1>)');
  });

  it('says that the restored version is a word where no baseline was known', () => {
    const story = aRelease().starts().finishesPreDeployment().finishesStaging();
    story.requests(null).decides('approved').reports('production');
    story.does({
      type: 'roll-back',
      reason: 'It failed',
      restoredVersion: '0.9',
      usersAffected: false,
    });
    expect(draft(story, 'incident-report').markdown).toContain(
      "| Back to | 0.9; no baseline was known, so this version is a person's word |",
    );
  });
});

describe('a template of a company', () => {
  const problemOf = (source: string) => {
    const checked = checkTemplate('release-note', source);
    return 'problem' in checked ? checked.problem : undefined;
  };

  it('that names something unknown is refused with line and column', () => {
    expect(problemOf('# Notes\n\n{{ release.verison }}')).toEqual({
      line: 3,
      column: 4,
      message: 'undefined variable: release.verison',
    });
  });

  it('that names something unknown where only some releases get is refused too', () => {
    expect(
      problemOf('{% if rollback %}\n{{ rollback.reson }}\n{% endif %}'),
    ).toMatchObject({ line: 2, column: 4 });
    expect(
      problemOf('{% for t in tickets %}{{ t.nmae }}{% endfor %}'),
    ).toMatchObject({ line: 1 });
  });

  it.each([
    ['{% if release %}', 1, 1],
    ['Line\n  {% include "secrets" %}', 2, 3],
    ['{{ release.version | upcaze }}', 1, 1],
    ['{{ release.version ', 1, 1],
    ['{{ release.constructor }}', 1, 4],
    ['{% for i in (1..1000000000) %}x{% endfor %}', 1, 1],
  ])('%j is refused', (source, line, column) => {
    expect(problemOf(source)).toMatchObject({ line, column });
  });

  it('can neither read files nor render others', () => {
    for (const tag of ['include', 'render', 'layout']) {
      expect(problemOf(`{% ${tag} "/etc/hostname" %}`)).toBeDefined();
    }
  });

  it('has its own places, and facts cannot become Markdown in it', () => {
    const story = aRelease().starts({
      title: '# <script>alert(1)</script> | [x](y)',
    });
    const { markdown, openPlaces: open } = draft(
      story,
      'release-note',
      {},
      '{{ release.title }}\n\n{{ null | place: "What does it cost?" }}',
    );
    expect(markdown).toBe(
      '\\# \\<script\\>alert(1)\\</script\\> \\| \\[x\\](y)\n\n\u27e6What does it cost?\u27e7\n',
    );
    expect(open).toEqual(['What does it cost?']);
  });
});

describe('the signs of templates in what people say', () => {
  const SIGNS =
    '{{ 7 | times: 7 }} {% raw %} ${{ secrets.TOKEN }} {{ release.commit }}';

  it('stay signs, in what is Markdown and in what is not', () => {
    const story = aRelease().starts({
      title: SIGNS,
      changes: { what: SIGNS, why: SIGNS },
    });
    const { markdown } = draft(story, 'release-note');
    expect(markdown).toContain(`## What changed\n\n${SIGNS}\n`);
    const own = draft(story, 'release-note', {}, '{{ release.title }}');
    expect(own.markdown.replace(/\\/g, '').trim()).toBe(SIGNS);
  });
});

describe('open places', () => {
  it('are what stands between the marks, in order', () => {
    expect(openPlaces('a \u27e6One?\u27e7 b\n\u27e6 Two? \u27e7 c')).toEqual([
      'One?',
      'Two?',
    ]);
    expect(openPlaces('none [here]')).toEqual([]);
  });

  it('without a question are open as well', () => {
    expect(openPlaces('\u27e6\u27e7')).toHaveLength(1);
  });
});
