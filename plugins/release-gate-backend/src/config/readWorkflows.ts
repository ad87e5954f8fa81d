import type { Config } from '@backstage/config';
import {
  type Workflow,
  type WorkflowItem,
  type WorkflowStage,
  deploymentWorkflow,
  findItem,
} from 'backstage-plugin-release-gate-common';

/** The kinds of item that a company can add; the others belong to the built-in rules. */
const ADDABLE_KINDS = ['manual', 'check'] as const;

function fail(path: string, problem: string): never {
  throw new Error(`releaseGate.workflows.${path} ${problem}`);
}

function allowOnly(
  config: Config,
  keys: readonly string[],
  path: string,
): void {
  const unknown = config.keys().find(key => !keys.includes(key));
  if (unknown !== undefined) {
    fail(
      `${path}.${unknown}`,
      `is not a setting; a workflow can add stages and items, bind checks and set helpUrl, and nothing else`,
    );
  }
}

function readHelpUrl(config: Config, path: string): string | undefined {
  const url = config.getOptionalString('helpUrl');
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) {
    fail(`${path}.helpUrl`, 'must be an http or https URL');
  }
  return url;
}

/** What may be said of an item that is there already. */
function amendItem(
  item: WorkflowItem,
  config: Config,
  path: string,
): WorkflowItem {
  allowOnly(config, ['helpUrl', 'check'], path);
  const helpUrl = readHelpUrl(config, path);
  const check = config.getOptionalString('check');
  if (check !== undefined && item.kind !== 'check') {
    fail(`${path}.check`, `cannot be bound: the item is of kind ${item.kind}`);
  }
  return {
    ...item,
    ...(helpUrl && { helpUrl }),
    ...(item.kind === 'check' && check && { check }),
  } as WorkflowItem;
}

function newItem(id: string, config: Config, path: string): WorkflowItem {
  allowOnly(config, ['title', 'kind', 'helpUrl', 'check'], path);
  const kind = config.getOptionalString('kind') ?? 'manual';
  if (!ADDABLE_KINDS.some(known => known === kind)) {
    fail(`${path}.kind`, `must be one of ${ADDABLE_KINDS.join(', ')}`);
  }
  const helpUrl = readHelpUrl(config, path);
  const check = config.getOptionalString('check');
  const base = {
    id,
    title: config.getString('title'),
    ...(helpUrl && { helpUrl }),
  };
  return kind === 'check'
    ? { ...base, kind: 'check', ...(check && { check }) }
    : { ...base, kind: 'manual' };
}

function readItems(
  stage: WorkflowStage,
  config: Config | undefined,
  path: string,
  taken: (id: string) => boolean,
): WorkflowStage {
  if (!config) {
    return stage;
  }
  const known = new Set(stage.items.map(({ id }) => id));
  const amended = stage.items.map(item =>
    config.has(item.id)
      ? amendItem(item, config.getConfig(item.id), `${path}.${item.id}`)
      : item,
  );
  const added = config
    .keys()
    .filter(id => !known.has(id))
    .map(id => {
      if (!/^[a-z][a-z0-9-]*$/.test(id)) {
        fail(`${path}.${id}`, 'must be a kebab-case id');
      }
      if (taken(id)) {
        fail(`${path}.${id}`, 'is the id of an item of another stage');
      }
      return newItem(id, config.getConfig(id), `${path}.${id}`);
    });
  if (added.length > 0 && ['approval', 'rollback'].includes(stage.id)) {
    fail(path, `cannot add to ${stage.id}: it follows from what is recorded`);
  }
  return { ...stage, items: [...amended, ...added] };
}

function addStage(
  stages: readonly WorkflowStage[],
  id: string,
  config: Config,
  path: string,
): readonly WorkflowStage[] {
  allowOnly(config, ['title', 'after', 'items'], path);
  const previous = config.getString('after');
  const place = stages.findIndex(stage => stage.id === previous);
  if (place < 0) {
    fail(`${path}.after`, `names no stage: '${previous}'`);
  }
  if (['approval', 'rollback'].includes(previous)) {
    fail(`${path}.after`, `cannot be ${previous}`);
  }
  const stage = readItems(
    { id, title: config.getString('title'), items: [] },
    config.getConfig('items'),
    `${path}.items`,
    itemId => stages.some(({ items }) => items.some(i => i.id === itemId)),
  );
  return [...stages.slice(0, place + 1), stage, ...stages.slice(place + 1)];
}

function readWorkflow(name: string, config: Config): Workflow {
  allowOnly(config, ['title', 'version', 'approverTitle', 'stages'], name);
  const stageConfigs = config.getOptionalConfig('stages');
  const base = deploymentWorkflow;
  let stages: readonly WorkflowStage[] = base.stages.map(stage => {
    const own = stageConfigs?.getOptionalConfig(stage.id);
    if (own) {
      allowOnly(own, ['items'], `${name}.stages.${stage.id}`);
    }
    return readItems(
      stage,
      own?.getOptionalConfig('items'),
      `${name}.stages.${stage.id}.items`,
      id => findItem(base, id) !== undefined,
    );
  });
  for (const id of stageConfigs?.keys() ?? []) {
    if (!base.stages.some(stage => stage.id === id)) {
      stages = addStage(
        stages,
        id,
        (stageConfigs as Config).getConfig(id),
        `${name}.stages.${id}`,
      );
    }
  }
  return {
    name,
    version: config.getOptionalString('version') ?? base.version,
    title: config.getOptionalString('title') ?? base.title,
    approverTitle:
      config.getOptionalString('approverTitle') ?? base.approverTitle,
    stages,
  };
}

/**
 * The workflows that entities can choose among, by name. Each is the built-in
 * one with additions; nothing of it can be removed, reordered or weakened.
 *
 * @throws Error that names the key
 */
export function readWorkflows(
  config: Config | undefined,
): ReadonlyMap<string, Workflow> {
  const workflows = new Map<string, Workflow>([
    [deploymentWorkflow.name, deploymentWorkflow],
  ]);
  for (const name of config?.keys() ?? []) {
    workflows.set(name, readWorkflow(name, (config as Config).getConfig(name)));
  }
  return workflows;
}
