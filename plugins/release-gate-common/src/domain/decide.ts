import { asOf } from './approval/asOf';
import { approvalDeciders } from './approval/decide';
import { overdueEvents } from './approval/overdue';
import { refuseStaleRevision } from './authority/revision';
import { checkDeciders } from './checks/decide';
import { documentDeciders } from './documents/decide';
import { itemDeciders } from './items/decide';
import { lifecycleDeciders } from './lifecycle/decide';
import type { ReleaseCommand } from './model/commands/command';
import type { Context } from './model/context';
import { REFUSALS } from './model/refusals';
import type { Release } from './model/release';
import {
  type Decider,
  type DecideResult,
  type Deciders,
  accepted,
} from './model/tables';
import { monitoringDeciders } from './monitoring/decide';
import { requestDeciders } from './request/decide';
import { rollbackDeciders } from './rollback/decide';
import { ticketDeciders } from './tickets/decide';
import { timeDeciders } from './time/decide';
import { violationDeciders } from './violations/decide';

const deciders: Deciders = {
  ...lifecycleDeciders,
  ...itemDeciders,
  ...checkDeciders,
  ...monitoringDeciders,
  ...ticketDeciders,
  ...timeDeciders,
  ...documentDeciders,
  ...requestDeciders,
  ...approvalDeciders,
  ...rollbackDeciders,
  ...violationDeciders,
};

/** A revision is only told to somebody who may act; the shape of a request goes before both. */
function goesBeforeRevision(result: DecideResult): boolean {
  return 'refused' in result && REFUSALS[result.refused.code] !== 'conflict';
}

/**
 * Decides on a command: what now holds, or why not. Pure: the same release,
 * command and context always give the same answer. What was overdue before the
 * command is written down before what follows from it.
 *
 * @public
 */
export function decide(
  stored: Release,
  command: ReleaseCommand,
  context: Context,
): DecideResult {
  // The decider of the command's own type.
  const decider = deciders[command.type] as Decider<ReleaseCommand['type']>;
  const result = decider(asOf(stored, context), command, context);
  const stale = refuseStaleRevision(stored, command.expectedRevision);
  if (stale && !goesBeforeRevision(result)) {
    return { refused: stale };
  }
  return 'refused' in result
    ? result
    : accepted(...overdueEvents(stored, context), ...result.events);
}
