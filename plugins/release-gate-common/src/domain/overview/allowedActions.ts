import { mayDecide, mayRevoke } from '../approval/may';
import { isOffered } from '../authority/agents';
import { isOfferedOn } from '../authority/gone';
import { refuseNonOwner, refuseReporter } from '../authority/authority';
import { boundTargets } from '../progress/checkTargets';
import { mayDeliver, refuseAttaching } from '../documents/may';
import { mayComplete } from '../items/mayComplete';
import { mayReopen } from '../items/mayReopen';
import {
  refuseAmending,
  refuseCancelling,
  refuseReentering,
} from '../lifecycle/may';
import type { Context } from '../model/context';
import type { Refusal, Refused } from '../model/refusals';
import { type ReleaseNow, isCancelled } from '../model/release';
import { itemsOf } from '../model/workflowItems';
import { refuseEnded } from '../progress/ending';
import { refuseRequesting } from '../request/may';
import { mayRollBack } from '../rollback/may';
import { refuseClosingTicket, refuseLinking } from '../tickets/may';
import { mayLogTime } from '../time/may';
import { refuseAnswering } from '../violations/decide';

type Action = readonly [name: string, refused: Refusal | undefined];

function refusing(result: object | Refused): Refusal | undefined {
  return 'refused' in result ? result.refused : undefined;
}

function itemActions(release: ReleaseNow, context: Context): readonly Action[] {
  const ids = itemsOf(release.workflow).map(({ id }) => id);
  return [
    ...ids.map(
      (id): Action => [
        `complete:${id}`,
        refusing(mayComplete(release, id, context)),
      ],
    ),
    ...ids.map(
      (id): Action => [
        `reopen:${id}`,
        refusing(mayReopen(release, id, context)),
      ],
    ),
  ];
}

function releaseActions(
  release: ReleaseNow,
  context: Context,
): readonly Action[] {
  return [
    [
      'attach',
      refuseAttaching(release, context, 'release-note') &&
        refuseAttaching(release, context, 'incident-report'),
    ],
    ['deliver', refusing(mayDeliver(release, context))],
    ['request', refuseRequesting(release, context)],
    ['decide', refusing(mayDecide(release, context))],
    ['revoke', refusing(mayRevoke(release, context))],
    ['rollback', refusing(mayRollBack(release, context))],
    ['re-enter', refuseReentering(release, context)],
    ['cancel', refuseCancelling(release, context)],
    ['log-time', refusing(mayLogTime(release, context))],
    ['link', refuseLinking(release, context)],
    // Reports are never refused, but for a cancelled release nobody is asked for one.
    ['deploy', refuseCancelled(release) ?? refuseReporter(context)],
  ];
}

function refuseCancelled(release: ReleaseNow): Refusal | undefined {
  return isCancelled(release) ? refuseEnded(release) : undefined;
}

function violationActions(
  release: ReleaseNow,
  context: Context,
): readonly Action[] {
  return release.violations.map(violation => [
    `answer-violation:${violation.violationId}`,
    refuseAnswering(violation, violation.violationId, context),
  ]);
}

function ticketActions(
  release: ReleaseNow,
  context: Context,
): readonly Action[] {
  return release.tickets.map(ticket => [
    `close-ticket:${ticket.tracker}/${ticket.id}`,
    refuseClosingTicket(release, ticket, context),
  ]);
}

/**
 * What the actor of the context may do with the release now, asked of the very
 * rules that decide on the commands: a button for an action that is listed here
 * is not refused for who presses it, or when.
 *
 * @public
 */
export function allowedActions(
  release: ReleaseNow,
  context: Context,
): readonly string[] {
  const actions: readonly Action[] = [
    ['amend', refuseAmending(release, context, 'title')],
    ['amend:content', refuseAmending(release, context, 'content')],
    ...itemActions(release, context),
    ...releaseActions(release, context),
    ...ticketActions(release, context),
    ...violationActions(release, context),
    ...(boundTargets(release, context).length > 0
      ? [['run-checks', refuseNonOwner(context)] as const]
      : []),
  ];
  return actions
    .filter(
      ([name, refused]) =>
        refused === undefined &&
        isOffered(context.actor, name) &&
        isOfferedOn(release, name, context),
    )
    .map(([name]) => name);
}
