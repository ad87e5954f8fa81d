import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './lib/root.mjs';

const domain = path.join(root, 'plugins/release-gate-common/src/domain');

/** Every shipped file of the domain, by its path from there. */
const files = fs
  .readdirSync(domain, { recursive: true })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => file.slice(0, -'.ts'.length));

/** What a file imports from the domain, its types included. */
function importsOf(file) {
  const text = fs.readFileSync(path.join(domain, `${file}.ts`), 'utf8');
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) =>
      path.join(path.dirname(file), fileName),
    )
    .filter(target => files.includes(target));
}

/** The room of a file: its folder, or the file itself where it stands in none. */
const roomOf = file => file.split(path.sep)[0];

/** The first circle in a graph of names, or undefined. */
function circleIn(graph) {
  const done = new Set();
  const visit = (name, way) => {
    if (way.includes(name)) {
      return [...way.slice(way.indexOf(name)), name];
    }
    if (done.has(name)) {
      return undefined;
    }
    for (const next of graph.get(name) ?? []) {
      const circle = visit(next, [...way, name]);
      if (circle) {
        return circle;
      }
    }
    done.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const circle = visit(name, []);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}

const graph = new Map(files.map(file => [file, importsOf(file)]));

test('a circle of imports is found, and what is no circle is none', () => {
  const line = [
    ['a', ['b', 'c']],
    ['b', ['c']],
  ];
  assert.equal(circleIn(new Map(line)), undefined);
  assert.deepEqual(circleIn(new Map([...line, ['c', ['b']]])), ['b', 'c', 'b']);
});

test('types are imports too', () => {
  assert.ok(graph.get('model/context').includes('model/release'));
});

test('no files of the domain import each other in a circle', () => {
  assert.deepEqual(circleIn(graph), undefined);
});

test('no rooms of the domain import each other in a circle', () => {
  const rooms = new Map();
  for (const [file, targets] of graph) {
    const room = roomOf(file);
    const others = targets.map(roomOf).filter(other => other !== room);
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...others]));
  }
  assert.deepEqual(circleIn(rooms), undefined);
});

test('the ground floor of types knows no room', () => {
  const upwards = [...graph].flatMap(([file, targets]) =>
    roomOf(file) === 'model'
      ? targets
          .filter(target => roomOf(target) !== 'model')
          .map(target => `${file} imports ${target}`)
      : [],
  );
  assert.deepEqual(upwards, []);
});
