import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { HeadingLevel } from '../Panel/headingLevel';
import { DocumentContent } from './DocumentContent';
import { safeAddress } from './safeAddress';

function show(markdown: string) {
  return renderInTestApp(
    <HeadingLevel level={3}>
      <div data-testid="document">
        <DocumentContent markdown={markdown} />
      </div>
    </HeadingLevel>,
  );
}

const shown = () => screen.getByTestId('document');

describe('the content of a document', () => {
  it.each([
    ['a script', '<script>window.hit = true</script>'],
    ['a script within a line', 'a <script>window.hit = true</script> b'],
    ['a handler', '<img src="x" onerror="window.hit = true">'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a style', '<style>body { display: none }</style>'],
    [
      'a source of a picture',
      '<picture><source srcset="https://evil.example/p.png"></picture>',
    ],
    ['an svg', '<svg onload="window.hit = true"></svg>'],
  ])('shows %s as it was written, and runs nothing of it', async (_, html) => {
    await show(html);

    expect(shown()).toHaveTextContent(html.replace(/^a | b$/g, ''));
    expect(
      shown().querySelector('script, img, iframe, style, source, svg, form'),
    ).toBeNull();
    expect(window).not.toHaveProperty('hit');
  });

  it.each([
    ['![x](https://evil.example/pixel.png)'],
    ['![x][p]\n\n[p]: https://evil.example/pixel.png'],
  ])('loads no picture from elsewhere, but links it: %s', async markdown => {
    await show(markdown);

    expect(shown().querySelector('img')).toBeNull();
    expect(screen.getByRole('link', { name: /^x/ })).toHaveAttribute(
      'href',
      'https://evil.example/pixel.png',
    );
  });

  it('keeps a footnote and the links beside it apart, however far from their words', async () => {
    await show(
      `Seen in May[^1], see [the ticket][t].\n\n${'Some words.\n\n'.repeat(
        900,
      )}[^1]: In the night of [the 3rd][day].\n\n[t]: https://example.com/t\n\n[day]: https://example.com/3`,
    );

    expect(screen.getByRole('link', { name: /^the ticket/ })).toHaveAttribute(
      'href',
      'https://example.com/t',
    );
    const footnote = screen.getByText(/^In the night of/);
    expect(footnote).toHaveTextContent(/^In the night of the 3rd/);
    expect(footnote).not.toHaveTextContent('example.com');
  });

  it('shows the words alone of a picture that is linked, or that is nowhere to be found', async () => {
    await show(
      '[![build](https://ci.example/b.svg)](https://ci.example/run) ![y](data:image/png;base64,AA)',
    );

    expect(shown().querySelectorAll('a')).toHaveLength(1);
    expect(screen.getByRole('link', { name: /^build/ })).toHaveAttribute(
      'href',
      'https://ci.example/run',
    );
    expect(shown()).toHaveTextContent(/y$/);
  });

  it.each([
    // eslint-disable-next-line no-script-url
    'javascript:alert(1)',
    // eslint-disable-next-line no-script-url
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java%0ascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    'notes/other.md',
    '#somewhere',
  ])(
    'links to nowhere but http, https, mailto and the portal: %s',
    async to => {
      await show(`[words](<${to}>)`);

      expect(shown()).toHaveTextContent(/^words$/);
      expect(shown().querySelector('a')).toBeNull();
    },
  );

  it('takes a path that browsers read as another host for none of the portal', () => {
    expect(safeAddress('/\\evil.example/x')).toBeUndefined();
    expect(safeAddress('/\t/evil.example/x')).toBeUndefined();
  });

  it('leads out of the portal without telling where from', async () => {
    await show('[run 8841](https://ci.example.com/runs/8841)');

    const link = screen.getByRole('link', { name: /^run 8841/ });
    expect(link).toHaveAttribute('href', 'https://ci.example.com/runs/8841');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('leads on within the portal in the same window', async () => {
    await show('[payments](/catalog/default/component/payments?a=b#c)');

    const link = screen.getByRole('link', { name: 'payments' });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/payments?a=b#c',
    );
    expect(link).not.toHaveAttribute('target');
  });

  it('marks what is still to be filled in, for eye and ear', async () => {
    await show('Before \u27e6What *changed*?\u27e7 after');

    const mark = shown().querySelector('mark');
    expect(mark).toHaveTextContent('to be filled in: What *changed*?');
    expect(shown()).toHaveTextContent(/^Before .* after$/);
  });

  it.each([
    ['over several paragraphs', '\u27e6one\n\ntwo\u27e7', 'one two'],
    ['in a table', '| a |\n|---|\n| \u27e6b | c?\u27e7 |', 'b | c?'],
    ['in code', '`\u27e6which command?\u27e7`', 'which command?'],
    ['in HTML', '<b>\u27e6who?\u27e7</b>', 'who?'],
    ['as an address', '[the run](\u27e6where?\u27e7)', 'where?'],
    [
      'with HTML in it',
      '\u27e6<img src=x onerror=alert(1)>\u27e7',
      '<img src=x onerror=alert(1)>',
    ],
  ])('marks a place %s', async (_, markdown, question) => {
    await show(markdown);

    expect(shown().querySelectorAll('mark')).toHaveLength(1);
    expect(shown().querySelector('mark')).toHaveTextContent(
      `to be filled in: ${question}`,
    );
    expect(shown().querySelector('img')).toBeNull();
  });

  it('continues the headings of the page, whatever level the document begins with', async () => {
    await show('## What is new\n\n### Refunds\n\n## What to watch');

    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['What is new', 'What to watch']);
    expect(
      screen.getByRole('heading', { level: 4, name: 'Refunds' }),
    ).toBeInTheDocument();
  });

  it('names the rows of a table whose head is empty by their first column', async () => {
    await show('| | |\n|---|---|\n| Service | payments |\n| Version | 2.4.0 |');

    const table = within(screen.getByRole('table'));
    expect(table.queryByRole('columnheader')).not.toBeInTheDocument();
    expect(
      table.getAllByRole('rowheader').map(cell => cell.textContent),
    ).toEqual(['Service', 'Version']);
  });

  it('says which tasks of a list are done', async () => {
    await show('- [x] tested\n- [ ] announced');

    expect(screen.getByRole('img', { name: 'done' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'not done' })).toBeInTheDocument();
    expect(shown().querySelector('input')).toBeNull();
  });
});

describe('a document of 200 kB', () => {
  const LENGTH = 200_000;
  const filled = (text: string) =>
    text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

  it.each([
    ['brackets', '['],
    ['one word', 'a'],
    ['emphasis', '_a*'],
    ['struck words', '~a~~b'],
    ['pictures', '!['],
    ['quotes within quotes', '> '],
    ['lists within lists', '- '],
    ['numbers within numbers', '1. '],
  ])('does not hold up the page, made of %s', async (_, text) => {
    // Laid out at once, each of these takes a minute or more: the time limit of the test.
    await show(filled(text));

    expect(shown()).toHaveTextContent(/shown as it was written/);
  });

  it('made of a table, is laid out row by row', async () => {
    await show(`|a|b|\n|-|-|\n${filled('|1|2|\n')}`);

    expect(shown()).not.toHaveTextContent(/shown as it was written/);
    expect(within(shown()).getAllByRole('row').length).toBeGreaterThan(100);
  });

  it('is laid out part by part, with all that stands in it', async () => {
    const section = (index: number) =>
      `## Part ${index}\n\nSome *words* on it, and [a link][1].\n\n- one\n- two\n\n`;
    const sections = Array.from({ length: 400 }, (_, index) =>
      section(index),
    ).join('');
    await show(`${sections}\n[1]: https://example.com/one\n`);

    expect(screen.getByText('The rest is coming …')).toBeInTheDocument();
    await waitFor(
      () =>
        expect(
          screen.queryByText('The rest is coming …'),
        ).not.toBeInTheDocument(),
      { timeout: 20_000 },
    );
    expect(shown().querySelectorAll('h3')).toHaveLength(400);
    expect(shown().querySelectorAll('a')).toHaveLength(400);
  });

  it('is shown as it was written where it breaks what lays it out', async () => {
    const silence = jest.spyOn(console, 'error').mockImplementation();
    const deep = `${'> '.repeat(3_900)}\u27e6deep?\u27e7`;
    await show(deep);

    expect(shown()).toHaveTextContent(/shown as it was written/);
    expect(shown().querySelector('pre')).toHaveTextContent('\u27e6deep?\u27e7');
    silence.mockRestore();
  });
});
