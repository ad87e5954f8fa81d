import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EntityRef,
  SettingsWarningJson,
} from 'backstage-plugin-release-gate-common';
import type { Directory } from './Directory';
import type { Settings } from './Settings';

/** Looks for what in the configuration or the catalog is weaker than it looks, or does nothing, and says it once in the log. */
export class SettingsWatch {
  readonly #settings: Settings;
  readonly #directory: Pick<Directory, 'origins' | 'chosenWorkflows'>;
  readonly #logger: LoggerService;
  readonly #said = new Set<string>();
  #known: readonly SettingsWarningJson[] | undefined;

  constructor(options: {
    readonly settings: Settings;
    readonly directory: Pick<Directory, 'origins' | 'chosenWorkflows'>;
    readonly logger: LoggerService;
  }) {
    this.#settings = options.settings;
    this.#directory = options.directory;
    this.#logger = options.logger;
  }

  /** What was found when it was looked last. */
  async warnings(): Promise<readonly SettingsWarningJson[]> {
    return this.#known ?? this.look();
  }

  /** Looks now. Of a catalog that cannot be asked nothing is said. */
  async look(): Promise<readonly SettingsWarningJson[]> {
    const found = await Promise.all([
      this.#pipelines(),
      this.#locations().catch(() => []),
      this.#workflows().catch(() => []),
    ]);
    const warnings = found.flat();
    for (const { message } of warnings) {
      if (!this.#said.has(message)) {
        this.#said.add(message);
        this.#logger.warn(message);
      }
    }
    this.#known = warnings;
    return warnings;
  }

  #pipelines(): readonly SettingsWarningJson[] {
    return this.#settings.pipelines
      .filter(({ entities }) => entities === undefined)
      .map(({ subject }) => ({
        code: 'pipeline-without-entities',
        message: `releaseGate.pipelines: '${subject}' names no entities, and so may report deployments of every entity`,
      }));
  }

  async #locations(): Promise<readonly SettingsWarningJson[]> {
    if (this.#settings.trustedLocations) {
      return [];
    }
    const origins = await this.#directory.origins();
    return origins.length > 1
      ? [
          {
            code: 'untrusted-locations',
            message: `releaseGate.approval.trustedLocations is not set, and the catalog takes users or groups from ${origins.length} locations: whoever writes to one of them can make somebody an approver`,
          },
        ]
      : [];
  }

  async #workflows(): Promise<readonly SettingsWarningJson[]> {
    const chosen = await this.#directory.chosenWorkflows();
    return [...chosen]
      .filter(([, name]) => !this.#settings.workflows.has(name))
      .map(([entityRef, name]) => ({
        code: 'unknown-workflow',
        message: unknownWorkflow(entityRef, name),
      }));
  }
}

/** The longest name of a workflow that is repeated. */
const LONGEST_NAME = 100;

/** The entity chose a workflow that is not configured, in a sentence. */
export function unknownWorkflow(entityRef: EntityRef, name: string): string {
  return `${entityRef} chooses the workflow '${name.slice(
    0,
    LONGEST_NAME,
  )}' by its annotation release-gate.dev/workflow, and releaseGate.workflows has none of that name: the built-in one is used`;
}
