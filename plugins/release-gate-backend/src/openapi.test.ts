import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import Ajv from 'ajv/dist/2020';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { describeApi } from './router/describeApi';
import { PAYMENTS, startReleaseGate } from './testUtils/startReleaseGate';
import { commitOf, deploy } from './testUtils/walkThrough';

const file = path.resolve(__dirname, '../openapi.yaml');

describe('openapi.yaml', () => {
  it('is what the code says (UPDATE_OPENAPI=1 writes it anew)', () => {
    if (process.env.UPDATE_OPENAPI) {
      writeFileSync(
        file,
        stringify(describeApi(), { aliasDuplicateObjects: false }),
      );
    }
    expect(parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(describeApi())),
    );
  });

  it('describes what the reads answer', async () => {
    const gate = await startReleaseGate();
    const release: ReleaseJson = await deploy(gate);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(describeApi(), 'api');
    const engineer = gate.user('engineer');
    for (const [schema, url] of [
      ['Release', `/releases/${release.id}`],
      ['EventPage', `/releases/${release.id}/events`],
      ['ReleasePage', '/releases'],
      ['Workflows', '/workflows'],
      ['Summary', `/summary?entityRef=${PAYMENTS}`],
      [
        'GateAnswer',
        `/gate?entityRef=${PAYMENTS}&environment=production&commit=${commitOf(
          'a',
        )}`,
      ],
    ] as const) {
      const { body } = await engineer.get(url);
      const validate = ajv.compile({
        $ref: `api#/components/schemas/${schema}`,
      });
      expect([schema, validate(body), validate.errors]).toEqual([
        schema,
        true,
        null,
      ]);
    }
    const note = await engineer.get(
      `/releases/${release.id}/documents/release-note`,
    );
    expect(note.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(note.text).toBe('# Notes');
    await gate.stop();
    // Compiling the schemas of every event takes its time on a loaded machine.
  }, 60_000);
});
