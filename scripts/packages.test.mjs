import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { root } from './lib/root.mjs';

const read = file => fs.readFileSync(file, 'utf8');
const plugins = path.join(root, 'plugins');
const packages = fs.readdirSync(plugins).map(folder => ({
  folder,
  dir: path.join(plugins, folder),
  json: JSON.parse(read(path.join(plugins, folder, 'package.json'))),
}));

/** The line of Backstage that this repository is developed on, such as `1.55`. */
const promised = JSON.parse(
  read(path.join(root, 'backstage.json')),
).version.replace(/\.\d+$/, '');

/** The targets of the links of a Markdown text that lead to files. */
function linksOf(markdown) {
  return [
    ...markdown.replace(/```[^]*?```/g, '').matchAll(/\]\(([^)#\s]+)[^)]*\)/g),
  ]
    .map(([, target]) => target)
    .filter(target => !/^[a-z]+:/.test(target));
}

for (const { folder, dir, json } of packages) {
  test(`${json.name} says what it is, whose it is and where it lives`, () => {
    assert.equal(json.license, 'Apache-2.0');
    assert.equal(
      read(path.join(dir, 'LICENSE')),
      read(path.join(root, 'LICENSE')),
    );
    assert.equal(json.repository.directory, `plugins/${folder}`);
    for (const key of [
      'description',
      'homepage',
      'bugs',
      'keywords',
      'backstage',
      'files',
    ]) {
      assert.ok(json[key], `${key} is missing`);
    }
    assert.ok(
      read(path.join(dir, 'catalog-info.yaml')).includes(
        `name: ${json.name}\n`,
      ),
    );
    assert.ok(
      read(path.join(dir, 'CHANGELOG.md')).includes(`## ${json.version}\n`),
    );
  });

  test(`${json.name} has a README without a link that is dead once it is packed`, () => {
    const shipped = [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'package.json',
      ...json.files,
    ];
    const dead = linksOf(read(path.join(dir, 'README.md'))).filter(target => {
      const [top] = path.normalize(target).split(path.sep);
      return !shipped.includes(top) || !fs.existsSync(path.join(dir, target));
    });
    assert.deepEqual(dead, []);
  });

  test(`${json.name} says for which Backstage it is`, () => {
    assert.match(
      read(path.join(dir, 'README.md')),
      new RegExp(`^For Backstage ${promised}\\.$`, 'm'),
    );
  });

  test(`${json.name} depends on nothing that is not published`, () => {
    const own = packages.map(each => each.json.name);
    const needed = Object.keys({
      ...json.dependencies,
      ...json.peerDependencies,
    });
    const unpublished = needed.filter(
      name =>
        !own.includes(name) &&
        fs.existsSync(path.join(root, 'node_modules', name)) &&
        fs.lstatSync(path.join(root, 'node_modules', name)).isSymbolicLink(),
    );
    assert.deepEqual(unpublished, []);
  });
}

test('the README and the table of versions promise the Backstage that is developed on', () => {
  assert.ok(
    read(path.join(root, 'README.md')).includes(
      `For Backstage **${promised}**`,
    ),
  );
  assert.ok(
    read(path.join(root, 'docs/compatibility.md')).includes(
      `Promised: Backstage ${promised} `,
    ),
  );
});

test('the documents of the repository have no dead link', () => {
  const docs = fs
    .readdirSync(path.join(root, 'docs'), { recursive: true })
    .filter(name => name.endsWith('.md'))
    .map(name => path.join('docs', name));
  const dead = ['README.md', 'CONTRIBUTING.md', ...docs].flatMap(file =>
    linksOf(read(path.join(root, file)))
      .filter(
        target => !fs.existsSync(path.join(root, path.dirname(file), target)),
      )
      .map(target => `${file}: ${target}`),
  );
  assert.deepEqual(dead, []);
});
