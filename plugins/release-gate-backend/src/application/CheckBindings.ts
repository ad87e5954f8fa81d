import {
  type EntityRef,
  type Release,
  type Workflow,
  type WorkflowItem,
  itemsOf,
  parseTarget,
  targetId,
  targetsOf,
} from 'backstage-plugin-release-gate-common';
import type { CheckProvider } from 'backstage-plugin-release-gate-node';

/** Stands between the ids of several providers that answer one item; no id has it in it. */
const ALL_OF = '+';

/** A probe of the configuration, and the key under which it stands there. */
export interface ConfiguredProbe {
  readonly key: string;
  readonly provider: CheckProvider;
  /** The targets that it answers: items, or parts as `item/part`. */
  readonly items: readonly string[];
}

function addTo(
  lists: Map<string, readonly string[]>,
  key: string,
  id: string,
): void {
  lists.set(key, [...new Set([...(lists.get(key) ?? []), id])]);
}

function checkItems(workflow: Workflow): readonly WorkflowItem[] {
  return itemsOf(workflow).filter(({ kind }) => kind === 'check');
}

/** What `item` or `item/part` names in the workflow: the target itself, or every part of an item with parts. */
function named(workflow: Workflow, name: string): readonly string[] {
  const { itemId, part } = parseTarget(name);
  const item = checkItems(workflow).find(({ id }) => id === itemId);
  const targets = item ? targetsOf(item) : [];
  return targets
    .filter(target => part === undefined || target.part === part)
    .map(targetId);
}

/**
 * Who answers which item: what a workflow binds and the probes that name the
 * item, all of them; where there is none, the providers that answer it by
 * default. Where several answer, all must pass.
 */
export class CheckBindings {
  readonly #providers = new Map<string, CheckProvider>();
  readonly #probes = new Map<string, readonly string[]>();
  readonly #defaults = new Map<string, readonly string[]>();
  readonly #timeTracker: string | undefined;

  /**
   * @throws Error that names the key of the configuration which names an
   * unknown item or provider
   */
  constructor(options: {
    /** Those of the modules. */
    readonly providers: readonly CheckProvider[];
    readonly probes: readonly ConfiguredProbe[];
    readonly workflows: ReadonlyMap<string, Workflow>;
    /** The time tracker that answers whether time is logged. */
    readonly timeTracker?: string;
  }) {
    this.#timeTracker = options.timeTracker;
    for (const provider of options.providers) {
      this.#providers.set(provider.id, provider);
      for (const item of provider.defaultItems ?? []) {
        addTo(this.#defaults, item, provider.id);
      }
    }
    const workflows = [...options.workflows.values()];
    for (const probe of options.probes) {
      this.#addProbe(probe, workflows);
    }
    workflows.forEach(workflow => this.#requireProviders(workflow, options));
  }

  /** Who answers under that id, which can name several; nobody where one of them is not known. */
  providers(id: string): readonly CheckProvider[] {
    const asked = id.split(ALL_OF).map(each => this.#providers.get(each));
    const known = asked.filter(each => each !== undefined);
    return known.length < asked.length ? [] : known;
  }

  /** Whether there is any provider at all. */
  get isEmpty(): boolean {
    return this.#providers.size === 0;
  }

  /** The longest that a provider asks for, in milliseconds; 0 where none does. */
  get longestTimeoutMs(): number {
    return Math.max(
      0,
      ...[...this.#providers.values()].map(({ timeoutMs }) => timeoutMs ?? 0),
    );
  }

  /** The provider of every target of the release that has one. */
  answeredBy({
    workflow,
    entityRef,
  }: Pick<Release, 'workflow' | 'entityRef'>): Readonly<
    Record<string, string>
  > {
    const tracker = this.#timeTracker;
    const timed = itemsOf(workflow).filter(({ kind }) => kind === 'time-entry');
    return Object.fromEntries([
      ...(tracker === undefined ? [] : timed.map(({ id }) => [id, tracker])),
      ...checkItems(workflow).flatMap(item =>
        targetsOf(item).flatMap(target => {
          const ids = this.#answering(item, targetId(target), entityRef);
          return ids.length === 0 ? [] : [[targetId(target), ids.join(ALL_OF)]];
        }),
      ),
    ]);
  }

  #answering(
    item: WorkflowItem,
    target: string,
    entityRef: EntityRef,
  ): readonly string[] {
    const bound = item.kind === 'check' ? item.check : undefined;
    const configured = [
      ...(bound === undefined ? [] : [bound]),
      ...(this.#probes.get(target) ?? []),
    ];
    const byDefault = [target, item.id].flatMap(
      name => this.#defaults.get(name) ?? [],
    );
    return (
      [configured, byDefault]
        .map(ids =>
          [...new Set(ids)].filter(id => this.#answers(id, entityRef)),
        )
        .find(ids => ids.length > 0) ?? []
    );
  }

  /** Who cannot say yet whether they answer counts as answering. */
  #answers(id: string, entityRef: EntityRef): boolean {
    const provider = this.#providers.get(id);
    return provider !== undefined && provider.answersFor?.(entityRef) !== false;
  }

  #addProbe(
    { key, provider, items }: ConfiguredProbe,
    workflows: readonly Workflow[],
  ): void {
    if (this.#providers.has(provider.id)) {
      throw new Error(
        `${key}.id is '${provider.id}', which another provider has already`,
      );
    }
    this.#providers.set(provider.id, provider);
    items.forEach((name, index) => {
      const targets = new Set(workflows.flatMap(each => named(each, name)));
      if (targets.size === 0) {
        throw new Error(
          `${key}.items[${index}] names no check item of any workflow: '${name}'`,
        );
      }
      for (const target of targets) {
        addTo(this.#probes, target, provider.id);
      }
    });
  }

  #requireProviders(
    workflow: Workflow,
    { probes }: { readonly probes: readonly ConfiguredProbe[] },
  ): void {
    for (const { id: stageId, items } of workflow.stages) {
      for (const item of items) {
        const bound = item.kind === 'check' ? item.check : undefined;
        if (bound === undefined) {
          continue;
        }
        const key = `releaseGate.workflows.${workflow.name}.stages.${stageId}.items.${item.id}.check`;
        if (probes.some(({ provider }) => provider.id === bound)) {
          throw new Error(
            `${key} names the probe '${bound}': bind it under releaseGate.checks, with items`,
          );
        }
        const provider = this.#providers.get(bound);
        if (!provider) {
          throw new Error(`${key} names no check provider: '${bound}'`);
        }
        if (!provider.itemKinds.includes(item.kind)) {
          throw new Error(
            `${key}: '${bound}' cannot answer items of kind ${item.kind}`,
          );
        }
      }
    }
  }
}
