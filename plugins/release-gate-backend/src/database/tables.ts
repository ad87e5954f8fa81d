import type {
  EntityRef,
  ReleaseId,
} from 'backstage-plugin-release-gate-common';
/** A row of `events`. */
export interface DbEventsRow {
  readonly stream_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** A row of `releases`. */
export interface DbReleasesRow {
  readonly id: ReleaseId;
  readonly entity_ref: EntityRef;
  readonly owner: string;
  readonly created_by: string;
  readonly created_at: string;
  readonly chain_id: string;
  readonly commit: string;
  readonly phase: string;
  readonly phase_now: string;
  readonly changes_at: string | null;
  readonly settles_at: string | null;
  readonly phase_later: string | null;
  readonly item: string;
  readonly item_later: string | null;
  readonly duties: string;
  readonly duty_count: number;
  readonly expires_at: string | null;
  readonly approval_pending: boolean;
  readonly search: string;
  readonly sequence: number;
}

/** A row of `release_words`. */
export interface DbReleaseWordsRow {
  readonly release_id: ReleaseId;
  readonly word: string;
}

/** A row of `commit_uses`. */
export interface DbCommitUsesRow {
  readonly commit: string;
  readonly entity_ref: EntityRef;
  readonly release_id: ReleaseId;
  readonly user_ref: string;
}

/** A row of `release_contributors`. */
export interface DbReleaseContributorsRow {
  readonly chain_id: string;
  readonly user_ref: string;
}

/** A row of `violations`. */
export interface DbViolationsRow {
  readonly id: string;
  readonly entity_ref: EntityRef;
  readonly release_id: ReleaseId | null;
  readonly at: string;
  readonly body: string;
}

/** A row of `deployment_keys`. */
export interface DbDeploymentKeysRow {
  readonly caller: string;
  readonly key: string;
  readonly content: string;
  readonly answer: string;
  readonly at: string;
}

/** A row of `command_keys`. */
export interface DbCommandKeysRow {
  readonly caller: string;
  readonly key: string;
  readonly content: string;
  readonly release_id: ReleaseId;
  readonly at: string;
}

/** A row of `denial_counts`. */
export interface DbDenialCountsRow {
  readonly release_id: ReleaseId;
  /** `YYYY-MM-DD`, of UTC. */
  readonly day: string;
  readonly count: number;
}

/** A row of `documents`. */
export interface DbDocumentsRow {
  readonly release_id: ReleaseId;
  readonly kind: 'release-note' | 'incident-report';
  readonly entity_ref: EntityRef;
  readonly release_version: string;
  readonly version: number;
  readonly title: string;
  readonly attached_by: string;
  readonly attached_at: string;
}

/** A row of `outbox`. */
export interface DbOutboxRow {
  readonly id: string;
  readonly effect: string;
  readonly lane: string;
  readonly created_at: string;
  readonly due_at: string;
  readonly claimed_until: string | null;
  readonly claim: string | null;
  readonly attempts: number;
  readonly done_at: string | null;
  readonly last_error: string | null;
}

/** A row of `check_runs`. */
export interface DbCheckRunsRow {
  readonly release_id: ReleaseId;
  readonly target: string;
  readonly provider: string;
  readonly due_at: string | null;
  readonly claimed_until: string | null;
  readonly claim: string | null;
  readonly attempts: number;
  readonly checked_at: string | null;
  readonly result_at: string | null;
}

/** A row of `probe_runs`. */
export interface DbProbeRunsRow {
  readonly release_id: ReleaseId;
  readonly probe: string;
  readonly at: string;
  readonly status: string;
}

/** A row of `request_budgets`. */
export interface DbRequestBudgetsRow {
  readonly name: string;
  /** `YYYY-MM-DDTHH:MM`; blank for the row that is locked. */
  readonly minute: string;
  readonly used: number;
}

/** A row of `ticket_reads`. */
export interface DbTicketReadsRow {
  readonly release_id: ReleaseId;
  /** `tracker id`. */
  readonly ticket: string;
  readonly read_at: string;
}

/** A row of `webhook_deliveries`. */
export interface DbWebhookDeliveriesRow {
  readonly tracker: string;
  readonly key: string;
  readonly at: string;
}
