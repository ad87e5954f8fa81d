import {
  type TrackerCall,
  TrackerRejection,
} from 'backstage-plugin-release-gate-node';
import type { ClockifyClient } from './ClockifyClient';
import { ClockifyError, hasStatus } from './ClockifyHttp';
import { RememberedAnswers } from './RememberedAnswers';
import type { ServiceDirectory } from './ServiceDirectory';
import type { ClockifyConfig } from './readClockifyConfig';
import type {
  ClockifyProject,
  ClockifyTag,
  ClockifyWorkspace,
} from './schemas';

/** The workspace, its projects and its tag. */
export class WorkspaceLookup {
  readonly #client: ClockifyClient;
  readonly #directory: ServiceDirectory;
  readonly #config: ClockifyConfig;
  readonly #workspaces = new RememberedAnswers<ClockifyWorkspace>();
  readonly #projects = new RememberedAnswers<ClockifyProject>();
  readonly #tags = new RememberedAnswers<ClockifyTag>();
  #name: string | undefined;

  constructor(options: {
    readonly client: ClockifyClient;
    readonly directory: ServiceDirectory;
    readonly config: ClockifyConfig;
  }) {
    this.#client = options.client;
    this.#directory = options.directory;
    this.#config = options.config;
  }

  /** What the workspace is called, once it was read. */
  get name(): string | undefined {
    return this.#name;
  }

  forgetAll(): void {
    this.#workspaces.forgetAll();
    this.#projects.forgetAll();
    this.#tags.forgetAll();
  }

  async workspace(call: TrackerCall): Promise<ClockifyWorkspace> {
    try {
      const workspace = await this.#workspaces.get('workspace', () =>
        this.#client.workspace(call),
      );
      this.#name = workspace.name;
      return workspace;
    } catch (error) {
      if (hasStatus(error, 400, 403, 404)) {
        throw new TrackerRejection(
          'The key sees no workspace of the id releaseGate.clockify.workspaceId',
        );
      }
      throw error;
    }
  }

  /** The id of a service's project, by the catalog or the configuration. */
  async projectIdOf(entityRef: string): Promise<string | undefined> {
    return (
      (await this.#directory.projectOf(entityRef)) ??
      this.#config.defaultProjectId
    );
  }

  /**
   * The id of the project to log on, which has to be there and alive.
   *
   * @throws TrackerRejection
   */
  async requireProject(entityRef: string, call: TrackerCall): Promise<string> {
    const projectId = await this.projectIdOf(entityRef);
    if (projectId === undefined) {
      throw new TrackerRejection(
        `No Clockify project is known for ${entityRef}: annotate it or its system with clockify.me/project-id, or set releaseGate.clockify.defaultProjectId`,
      );
    }
    let project: ClockifyProject;
    try {
      project = await this.#projects.get(projectId, () =>
        this.#client.project(projectId, call),
      );
    } catch (error) {
      if (hasStatus(error, 400, 403, 404)) {
        throw new TrackerRejection(
          `The workspace has no project ${projectId}: correct the annotation clockify.me/project-id of ${entityRef} or its system, or releaseGate.clockify.defaultProjectId`,
        );
      }
      throw error;
    }
    if (project.archived) {
      this.#projects.forget(projectId);
      throw new TrackerRejection(
        `The project '${project.name}' is archived in Clockify: restore it, or name another one`,
      );
    }
    return projectId;
  }

  /** The id of the configured tag, or undefined where it does not exist. */
  async tagId(call: TrackerCall): Promise<string | undefined> {
    const { tag } = this.#config;
    const found = await this.#tags.get('tag', async () => {
      const [first] = await this.#client.tags(tag, false, call);
      return first as ClockifyTag | undefined;
    });
    return found?.id;
  }

  /**
   * The id of the tag, made where it is missing; the marker of the release is
   * enough where it cannot be.
   *
   * @throws TrackerRejection where the workspace requires a tag
   */
  async ensureTag(
    { workspaceSettings }: ClockifyWorkspace,
    call: TrackerCall,
  ): Promise<string | undefined> {
    const { tag } = this.#config;
    const known = await this.tagId(call);
    if (known !== undefined) {
      return known;
    }
    try {
      const { id } = await this.#tags.get('tag', () =>
        this.#client.createTag(tag, call),
      );
      return id;
    } catch (error) {
      if (!(error instanceof ClockifyError)) {
        throw error;
      }
    }
    // Refused: somebody else was faster, it is archived, or only admins make tags.
    const again = await this.tagId(call);
    if (again === undefined && workspaceSettings?.forceTags) {
      throw new TrackerRejection(
        `The workspace requires a tag with every entry, and the key may not make the tag '${tag}': make it in Clockify, or restore it from the archive`,
      );
    }
    return again;
  }
}
