import { asOf } from './approval';
import { refuseNonOwner } from './authority';
import { boundTargets } from './checks';
import type { Context } from './context';
import { refuseCompleting, refuseReopening } from './itemRules';
import type { Release } from './release';
import {
  refuseAmending,
  refuseAttaching,
  refuseCancelling,
  refuseDeciding,
  refuseDelivering,
  refuseLinking,
  refuseReentering,
  refuseRequesting,
  refuseRevoking,
  refuseRollingBack,
} from './releaseRules';
import type { Refusal } from './refusals';
import { refuseClosingTicket } from './tickets';
import { refuseLoggingTime } from './timeEntries';

/**
 * What the actor of the context may do with the release now, asked of the very
 * rules that decide on the commands: a button for an action that is listed here
 * is not refused for who presses it, or when.
 *
 * @public
 */
export function allowedActions(
  stored: Release,
  context: Context,
): readonly string[] {
  const release = asOf(stored, context.now);
  const items = release.workflow.stages.flatMap(stage => stage.items);
  const candidates: readonly (readonly [string, () => Refusal | undefined])[] =
    [
      ['amend', () => refuseAmending(release, context, 'title')],
      ...items.map(
        ({ id }) =>
          [
            `complete:${id}`,
            () => refuseCompleting(release, id, context),
          ] as const,
      ),
      ...items.map(
        ({ id }) =>
          [
            `reopen:${id}`,
            () => refuseReopening(release, id, context),
          ] as const,
      ),
      [
        'attach',
        () =>
          refuseAttaching(release, context, 'release-note') &&
          refuseAttaching(release, context, 'incident-report'),
      ],
      ['deliver', () => refuseDelivering(release, context)],
      ['request', () => refuseRequesting(release, context)],
      ['decide', () => refuseDeciding(release, context)],
      ['revoke', () => refuseRevoking(release, context)],
      ['rollback', () => refuseRollingBack(release, context)],
      ['re-enter', () => refuseReentering(release, context)],
      ['cancel', () => refuseCancelling(release, context)],
      ['log-time', () => refuseLoggingTime(release, context)],
      ['link', () => refuseLinking(release, context)],
      ...release.tickets.map(
        ticket =>
          [
            `close-ticket:${ticket.tracker}/${ticket.id}`,
            () => refuseClosingTicket(release, ticket, context),
          ] as const,
      ),
      ...(boundTargets(release, context).length > 0
        ? [['run-checks', () => refuseNonOwner(context)] as const]
        : []),
    ];
  return candidates
    .filter(([, refuse]) => refuse() === undefined)
    .map(([action]) => action);
}
