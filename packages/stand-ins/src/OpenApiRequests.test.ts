import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OpenApiRequests } from './OpenApiRequests';

const DOCUMENT = `
openapi: 3.0.1
paths:
  /things/{id}:
    post:
      parameters:
        - { name: id, in: path, required: true }
        - { name: colour, in: query }
        - { name: size, in: query, required: true }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Thing' }
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: { type: string }
        parts: { type: array, items: { $ref: '#/components/schemas/Part' } }
    Part:
      type: object
      properties:
        count: { type: integer }
`;

function faultsOf(more: object): readonly string[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'openapi-'));
  const file = path.join(folder, 'document.yaml');
  fs.writeFileSync(file, DOCUMENT);
  const requests = OpenApiRequests.read(file);
  fs.rmSync(folder, { recursive: true });
  return (
    requests?.faultsOf({
      method: 'POST',
      path: '/things/1',
      query: { size: '3' },
      headers: {},
      body: { name: 'a', parts: [{ count: 1 }] },
      ...more,
    }) ?? []
  );
}

describe('a request held against a vendor document', () => {
  it('is in order when everything of it is declared', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    ['a path', { path: '/other' }, 'POST /other is not declared'],
    ['a method', { method: 'PUT' }, 'PUT /things/1 is not declared'],
    [
      'a query key',
      { query: { size: '3', smell: 'sweet' } },
      'query smell is not declared',
    ],
    ['a required query key', { query: {} }, 'query size is required'],
    ['a body key', { body: { name: 'a', x: 1 } }, 'body.x is not declared'],
    [
      'a nested body key',
      { body: { name: 'a', parts: [{ count: 1, x: 1 }] } },
      'body.parts[0].x is not declared',
    ],
    [
      'a type',
      { body: { name: 'a', parts: [{ count: 'one' }] } },
      'body/parts/0/count must be integer',
    ],
  ])('is at fault with %s', (_, more, fault) => {
    expect(faultsOf(more)).toContain(fault);
  });

  it('is not judged where there is no document', () => {
    expect(OpenApiRequests.read('/nowhere.yaml')).toBeUndefined();
  });
});
