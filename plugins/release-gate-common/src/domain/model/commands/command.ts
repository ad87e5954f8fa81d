import type { ApprovalCommand } from './approval';
import type { FindingCommand } from './checks';
import type {
  AnswerEntityViolation,
  DeploymentCommand,
  ReportDeployment,
} from './deployments';
import type { DocumentCommand } from './documents';
import type { ItemCommand } from './items';
import type {
  LifecycleCommand,
  ReenterRelease,
  StartRelease,
} from './lifecycle';
import type { OnRelease } from './onRelease';
import type { RollbackCommand } from './rollback';
import type { TicketCommand } from './tickets';
import type { TimeCommand } from './time';

/**
 * What somebody asks of one release. Imperative; ids come in and are never
 * made here.
 *
 * @public
 */
export type ReleaseCommand = OnRelease &
  (
    | LifecycleCommand
    | ItemCommand
    | FindingCommand
    | TicketCommand
    | TimeCommand
    | DocumentCommand
    | ApprovalCommand
    | RollbackCommand
    | DeploymentCommand
  );

/** @public */
export type Command =
  | StartRelease
  | ReportDeployment
  | ReenterRelease
  | ReleaseCommand
  | AnswerEntityViolation;

/** The command of one type. */
export type CommandOf<T extends ReleaseCommand['type']> = Extract<
  ReleaseCommand,
  { readonly type: T }
>;
