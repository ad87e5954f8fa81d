import {
  type TicketFinding,
  oneLine,
  shortened,
} from 'backstage-plugin-release-gate-common';
import {
  type FoundTicket,
  type IntegrationHealth,
  type TicketOf,
  type TicketQuery,
  type TicketTracker,
  type TrackerCall,
  TrackerRejection,
  type WebhookDelivery,
  type WebhookReceipt,
} from 'backstage-plugin-release-gate-node';
import type { ServiceProjects } from './ServiceProjects';
import {
  type FilterItem,
  UnknownProject,
  type UsersnapClient,
} from './UsersnapClient';
import { judgeSignature } from './judgeSignature';
import type { UsersnapConfig } from './readUsersnapConfig';
import type { Feedback } from './schemas';

const LONGEST_TITLE = 120;
/** No limit is documented; this is more than the polling of thousands of tickets takes. */
const REQUESTS_PER_HOUR = 3_600;

/** Whether feedback counts as closed: only in a configured state; every other one, also none, is open. */
export function isClosed(
  { status_type: state }: Feedback,
  { closedStates }: Pick<UsersnapConfig, 'closedStates'>,
): boolean {
  return closedStates.includes((state ?? '').toLowerCase());
}

/** UserSnap has no titles: the first words that somebody wrote stand for one. */
function titleOf({
  ordered_inputs: inputs,
  feedback_number: number,
}: Feedback): string {
  const words = (inputs ?? [])
    .map(({ text_value: text }) => oneLine(text ?? ''))
    .find(text => text !== '');
  if (words === undefined) {
    return `#${number ?? '?'}`;
  }
  return shortened(words, LONGEST_TITLE);
}

/**
 * UserSnap as a ticket tracker: it is read and watched. Its API changes nothing
 * on an item that exists, so it offers no way to close one.
 */
export class UsersnapTicketTracker implements TicketTracker {
  readonly id = 'usersnap';
  readonly title = 'UserSnap';
  readonly requestsPerHour = REQUESTS_PER_HOUR;
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

  async search(
    { entityRef, id, state, limit }: TicketQuery,
    call: TrackerCall,
  ): Promise<readonly FoundTicket[]> {
    if (id !== undefined && !/^\d{1,12}$/.test(id)) {
      return [];
    }
    const found = await this.#ask(entityRef, projectId =>
      this.#client.newest(
        projectId,
        [
          ...(id === undefined
            ? []
            : [
                {
                  filter_type: 'feedback_number',
                  operator: 'eq',
                  value: id,
                } as const,
              ]),
          ...this.#stateFilter(state),
        ],
        Math.min(limit, 100),
        call,
      ),
    );
    return found
      .filter(feedback => !feedback.is_demo)
      .flatMap(feedback => {
        const { feedback_number: number } = feedback;
        const finding = this.#findingOf(feedback);
        const isWanted =
          state === undefined || finding.closed === (state === 'closed');
        return number !== null && number !== undefined && isWanted
          ? [{ id: String(number), ...finding }]
          : [];
      });
  }

  async read(
    { entityRef, id }: TicketOf,
    call: TrackerCall,
  ): Promise<TicketFinding | undefined> {
    const [found] = await this.search({ entityRef, id, limit: 10 }, call).then(
      tickets => tickets.filter(ticket => ticket.id === id),
    );
    if (!found) {
      return undefined;
    }
    const { id: _, ...finding } = found;
    return finding;
  }

  async health(call: TrackerCall): Promise<IntegrationHealth> {
    const projects = await this.#client.projects(call);
    const count = projects.length;
    return {
      status: 'ok',
      message: `The JWT is accepted, and shows ${
        count === 1 ? '1 project' : `${count} projects`
      }`,
    };
  }

  listensTo(project: string): boolean {
    return this.#config.webhookTokens.has(project);
  }

  receive(
    project: string,
    { headers, body, receivedAtMs }: WebhookDelivery,
  ): WebhookReceipt {
    const header = (name: string) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const timestamp = header('x-usersnap-timestamp');
    const signature = header('x-usersnap-signature');
    const token = this.#config.webhookTokens.get(project);
    const isAuthentic =
      token !== undefined &&
      judgeSignature({ body, timestamp, signature, token, receivedAtMs });
    return isAuthentic
      ? { isAuthentic: true, key: `${timestamp}:${signature}` }
      : { isAuthentic: false };
  }

  /** One state can be filtered there; what is left is judged here. */
  #stateFilter(state: TicketQuery['state']): readonly FilterItem[] {
    const [value, ...others] = this.#config.closedStates;
    switch (state) {
      case undefined:
        return [];
      case 'open':
        return [{ filter_type: 'state', operator: 'neq', value }];
      case 'closed':
        return others.length === 0
          ? [{ filter_type: 'state', operator: 'eq', value }]
          : [];
      default:
        return state satisfies never;
    }
  }

  async #ask<T>(
    entityRef: string,
    question: (projectId: string) => Promise<T>,
  ): Promise<T> {
    const projectId = await this.#projects.find(entityRef);
    if (projectId === undefined) {
      throw new TrackerRejection(
        `No UserSnap project is known for ${entityRef}: annotate it with usersnap.com/project-id, or set releaseGate.usersnap.defaultProjectId`,
      );
    }
    try {
      return await question(projectId);
    } catch (error) {
      if (error instanceof UnknownProject) {
        throw new TrackerRejection(
          `UserSnap knows no project ${projectId}: correct the annotation usersnap.com/project-id of ${entityRef}, or releaseGate.usersnap.defaultProjectId`,
        );
      }
      throw error;
    }
  }

  #findingOf(feedback: Feedback): TicketFinding {
    const url = this.#safeLink(feedback.public_link);
    return {
      title: titleOf(feedback),
      state: feedback.status_type ?? 'unknown',
      closed: isClosed(feedback, this.#config),
      ...(feedback.priority && { priority: feedback.priority }),
      ...(url && { url }),
    };
  }

  /** The link as UserSnap gives it, where it is https or leads to where the API is. */
  #safeLink(link: string | null | undefined): string | undefined {
    try {
      const url = new URL(link ?? '');
      const isSame = url.origin === new URL(this.#config.baseUrl).origin;
      return url.protocol === 'https:' || isSame ? url.href : undefined;
    } catch {
      return undefined;
    }
  }
}
