import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type EntityRef,
  type SettingsWarningJson,
  shortened,
} from 'backstage-plugin-release-gate-common';
import type { Directory } from './Directory';
import type { Integrations } from './Integrations';
import type { Settings } from './Settings';

type Asked = Pick<
  Directory,
  'approvers' | 'chosenWorkflows' | 'origins' | 'unknownApprovers'
>;

/** What the watch looks at. */
interface Subject {
  readonly settings: Settings;
  readonly directory: Asked;
  readonly integrations: Integrations;
  readonly logger: LoggerService;
}

/** Looks for what in the configuration or the catalog is weaker than it looks, or does nothing, and says it once in the log. */
export class SettingsWatch {
  readonly #subject: Subject;
  readonly #said = new Set<string>();
  #known: readonly SettingsWarningJson[] | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** What was found when it was looked last. */
  async warnings(): Promise<readonly SettingsWarningJson[]> {
    return this.#known ?? this.look();
  }

  /** Looks now. Of a catalog that cannot be asked nothing is said. */
  async look(): Promise<readonly SettingsWarningJson[]> {
    const found = await Promise.all([
      this.#approvers().catch(() => []),
      this.#modules(),
      this.#pipelines(),
      this.#locations().catch(() => []),
      this.#workflows().catch(() => []),
    ]);
    const warnings = found.flat();
    for (const { message } of warnings) {
      if (!this.#said.has(message)) {
        this.#said.add(message);
        this.#subject.logger.warn(message);
      }
    }
    this.#known = warnings;
    return warnings;
  }

  async #approvers(): Promise<readonly SettingsWarningJson[]> {
    const { directory, settings } = this.#subject;
    const configured = settings.policy.approvers;
    if (configured.length === 0) {
      return [
        {
          code: 'no-approvers',
          message:
            'releaseGate.approvers names nobody: nothing can be approved until it does',
        },
      ];
    }
    const unknown = await directory.unknownApprovers();
    if (!unknown) {
      return [];
    }
    const warnings = unknown.map(ref => ({
      code: 'unknown-approver' as const,
      message: `releaseGate.approvers: the catalog does not know '${ref}'`,
    }));
    const nobody =
      unknown.length < configured.length &&
      (await directory.approvers()).length === 0;
    return nobody
      ? [
          ...warnings,
          {
            code: 'nobody-approves',
            message: `releaseGate.approvers: the catalog knows no user who is, or belongs to, ${configured.join(
              ', ',
            )}${
              settings.trustedLocations
                ? ' and comes from approval.trustedLocations'
                : ''
            }, so nobody can decide on a request`,
          },
        ]
      : warnings;
  }

  #modules(): readonly SettingsWarningJson[] {
    const { integrations, settings } = this.#subject;
    const { timeTracker, ticketTrackers } = integrations;
    const connected = [timeTracker, ...ticketTrackers].map(each => each?.id);
    return settings.configuredModules
      .filter(name => !connected.includes(name))
      .map(name => ({
        code: 'module-not-installed',
        message: `releaseGate.${name} is configured, and the backend has no module that reads it: add backstage-plugin-release-gate-backend-module-${name}`,
      }));
  }

  #pipelines(): readonly SettingsWarningJson[] {
    return this.#subject.settings.pipelines
      .filter(({ entities }) => entities === undefined)
      .map(({ subject }) => ({
        code: 'pipeline-without-entities',
        message: `releaseGate.pipelines: '${subject}' names no entities, and so may report deployments of every entity`,
      }));
  }

  async #locations(): Promise<readonly SettingsWarningJson[]> {
    if (this.#subject.settings.trustedLocations) {
      return [];
    }
    const origins = await this.#subject.directory.origins();
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
    const chosen = await this.#subject.directory.chosenWorkflows();
    return [...chosen]
      .filter(([, name]) => !this.#subject.settings.workflows.has(name))
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
  return `${entityRef} chooses the workflow '${shortened(
    name,
    LONGEST_NAME,
  )}' by its annotation release-gate.dev/workflow, and releaseGate.workflows has none of that name: the built-in one is used`;
}
