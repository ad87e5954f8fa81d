import { mockServices } from '@backstage/backend-test-utils';
import { validate } from 'jsonschema';
import { parse } from 'yaml';
import { createReleaseGateActions } from './createReleaseGateActions';

const actions = createReleaseGateActions({
  auth: mockServices.auth({ pluginId: 'scaffolder' }),
  discovery: mockServices.discovery(),
});

interface ExampleStep {
  readonly action: string;
  readonly input: object;
}

describe('the actions of Release Gate', () => {
  it('start, read, write, attach and request', () => {
    expect(actions.map(({ id }) => id)).toEqual([
      'release-gate:release:create',
      'release-gate:release:get',
      'release-gate:release-note:create',
      'release-gate:incident-report:create',
      'release-gate:document:attach',
      'release-gate:approval:request',
    ]);
  });

  it('never decide', () => {
    for (const { id } of actions) {
      expect(id).not.toMatch(/approve|decide|decision|revoke/);
    }
  });

  it('can all be tried in a dry run', () => {
    expect(actions.filter(({ supportsDryRun }) => !supportsDryRun)).toEqual([]);
  });

  describe.each(actions.map(action => [action.id, action] as const))(
    '%s',
    (id, { schema, examples = [] }) => {
      it('describes every field', () => {
        for (const { properties = {} } of [
          schema?.input,
          schema?.output,
        ].flatMap(each => each ?? [])) {
          for (const [field, { description }] of Object.entries(properties)) {
            expect([field, description]).toEqual([field, expect.any(String)]);
          }
        }
      });

      it('refuses a field that it does not know', () => {
        expect(validate({ approver: 'me' }, schema?.input ?? {}).valid).toBe(
          false,
        );
      });

      it('has examples, and all are valid', () => {
        expect(examples.length).toBeGreaterThan(0);
        for (const { example } of examples) {
          const steps: readonly ExampleStep[] = parse(example).steps;
          const own = steps.filter(({ action }) => action === id);
          expect(own).not.toEqual([]);
          for (const { input } of own) {
            expect(validate(input, schema?.input ?? {}).errors).toEqual([]);
          }
        }
      });
    },
  );
});
