import type { ItemKind } from 'backstage-plugin-release-gate-common';
import {
  type CheckProvider,
  type CheckResult,
  type CheckedItem,
  type CheckedRelease,
  type TrackerCall,
  isTrackerRejection,
  isTrackerUnavailable,
} from 'backstage-plugin-release-gate-node';
import type { ServiceProjects } from './ServiceProjects';
import { UnknownProject, type UsersnapClient } from './UsersnapClient';
import { isClosed } from './UsersnapTicketTracker';
import type { UsersnapConfig } from './readUsersnapConfig';
import type { Feedback } from './schemas';

/** So many blockers are named; the rest is counted. */
const NAMED = 5;

/** The check itself is limited by how often checks run. */
const budget: TrackerCall['budget'] = { take: async () => {} };

/**
 * Whether no open feedback of the service blocks it, by priority and label.
 * Fails closed: what was not read to its end says nothing.
 */
export class BlockerCheck implements CheckProvider {
  readonly id = 'usersnap';
  readonly itemKinds: readonly ItemKind[] = ['check'];
  readonly defaultItems = ['no-open-blockers'];
  readonly #client: UsersnapClient;
  readonly #projects: ServiceProjects;
  readonly #config: UsersnapConfig;

  constructor(options: {
    readonly client: UsersnapClient;
    readonly projects: ServiceProjects;
    readonly config: UsersnapConfig;
  }) {
    this.#client = options.client;
    this.#projects = options.projects;
    this.#config = options.config;
  }

  answersFor(entityRef: string): boolean | undefined {
    return this.#projects.isKnown
      ? this.#projects.of(entityRef) !== undefined
      : undefined;
  }

  async run(
    { entityRef }: CheckedRelease,
    _item: CheckedItem,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<CheckResult> {
    // The default project is for services of which the catalog names none.
    if (!this.#projects.isKnown) {
      await this.#projects.refresh();
    }
    const projectId = this.#projects.of(entityRef);
    if (!this.#projects.isKnown || projectId === undefined) {
      return {
        status: 'unavailable',
        message: this.#projects.isKnown
          ? 'No UserSnap project is known for the service'
          : 'The catalog has not said yet which UserSnap project the service has',
      };
    }
    return {
      ...(await this.#judge(projectId, signal)),
      basis: `project ${projectId}`,
    };
  }

  async #judge(projectId: string, signal: AbortSignal): Promise<CheckResult> {
    try {
      const [closed] = this.#config.closedStates;
      const feedback = await this.#client.all(
        projectId,
        [{ filter_type: 'state', operator: 'neq', value: closed }],
        { signal, budget },
      );
      return resultOf(feedback.filter(each => this.#isBlocking(each)));
    } catch (error) {
      if (error instanceof UnknownProject) {
        return {
          status: 'unavailable',
          message: `UserSnap knows no project ${projectId}`,
        };
      }
      if (isTrackerRejection(error) || isTrackerUnavailable(error)) {
        return { status: 'unavailable', message: error.message };
      }
      throw error;
    }
  }

  #isBlocking(feedback: Feedback): boolean {
    if (feedback.is_demo || isClosed(feedback, this.#config)) {
      return false;
    }
    const { blockingPriorities, blockingLabels } = this.#config;
    const isIn = (list: readonly string[], name: string | null | undefined) =>
      name !== null && name !== undefined && list.includes(name.toLowerCase());
    return (
      isIn(blockingPriorities, feedback.priority) ||
      (feedback.labels ?? []).some(
        ({ identifier, name }) =>
          isIn(blockingLabels, identifier) || isIn(blockingLabels, name),
      )
    );
  }
}

function resultOf(blockers: readonly Feedback[]): CheckResult {
  if (blockers.length === 0) {
    return { status: 'passing', message: 'No open feedback blocks it' };
  }
  const numbers = blockers
    .map(({ feedback_number: number }) => `#${number ?? '?'}`)
    .slice(0, NAMED);
  const more = blockers.length - numbers.length;
  const url = blockers[0].public_link;
  return {
    status: 'failing',
    message: `Open and blocking: ${numbers.join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }`,
    ...(url?.startsWith('https://') && { url }),
  };
}
