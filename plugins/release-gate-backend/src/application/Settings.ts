import type { ConfiguredProbe } from './CheckBindings';
import {
  type EnvironmentName,
  type EntityRef,
  type DocumentKind,
  type DocumentTemplate,
  type Policy,
  type Workflow,
  sameEnvironment,
} from 'backstage-plugin-release-gate-common';

/** How and how often checks run. Durations are milliseconds. */
export interface CheckRunSettings {
  readonly maxAgeMs: number;
  readonly intervalMs: number;
  /** How often what has passed runs again, until production began. */
  readonly recheckMs: number;
  readonly timeoutMs: number;
  readonly concurrency: number;
}

/** A pipeline and what it may report; undefined means everything. */
export interface PipelineGrant {
  readonly subject: string;
  readonly entities?: readonly string[];
  readonly environments?: readonly string[];
}

/** Everything that `releaseGate` in app-config says, read and checked. */
export interface Settings {
  readonly policy: Policy;
  readonly pipelines: readonly PipelineGrant[];
  readonly trustedLocations?: readonly string[];
  /** Whether somebody owns what a group of theirs owns, or also what a group above it owns. */
  readonly ownershipGroups: 'direct' | 'ancestors';
  /** How long catalog, permissions and sign-in are waited for. */
  readonly directoryTimeoutMs: number;
  readonly checkRuns: CheckRunSettings;
  readonly probes: readonly ConfiguredProbe[];
  /** How documents are written, by kind. */
  readonly templates: Readonly<Record<DocumentKind, DocumentTemplate>>;
  /** The modules that have a section, whether they are installed or not. */
  readonly configuredModules: readonly ('clockify' | 'usersnap')[];
  /** By name; the built-in one is always there. */
  readonly workflows: ReadonlyMap<string, Workflow>;
}

/** Whether a pipeline is there to report deployments of the entity to the environment. */
export function hasPipeline(
  pipelines: readonly PipelineGrant[],
  entityRef: EntityRef,
  environment: EnvironmentName,
): boolean {
  return pipelines.some(({ subject }) =>
    isGranted(pipelines, subject, entityRef, environment),
  );
}

/** Whether the subject may report deployments of the entity to the environment. */
export function isGranted(
  pipelines: readonly PipelineGrant[],
  subject: string,
  entityRef: EntityRef,
  environment: EnvironmentName,
): boolean {
  return pipelines.some(
    grant =>
      grant.subject === subject &&
      (grant.entities?.includes(entityRef) ?? true) &&
      (grant.environments?.some(name => sameEnvironment(name, environment)) ??
        true),
  );
}
