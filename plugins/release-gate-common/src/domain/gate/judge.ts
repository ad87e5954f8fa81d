import type { Condition, Outcome, Shortfall } from './condition';
import type { JudgedCondition } from '../model/decisionRecord';
import type { GateCase } from './gateCase';
import type { GateReason, GateReasonCode } from '../model/gateReason';

/** A condition and what it found. */
export interface Judged {
  readonly condition: Pick<Condition, 'code' | 'demand'>;
  readonly outcome: Outcome;
}

/** What a set of conditions comes to. Allowed only when every condition holds. */
export interface Judgement {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
  readonly recheckAt?: string;
  readonly judged: readonly Judged[];
}

/** What denies whatever the conditions say, so that a set that lacks something opens nothing. */
function gapOf(
  conditions: readonly Condition[],
  { question, environment }: GateCase,
): Judged | undefined {
  if (conditions.length === 0) {
    return gap(
      'unknown-environment',
      `Nothing says what '${question.environment}' demands`,
    );
  }
  const isProduction = !environment || environment.tier === 'production';
  return isProduction && !conditions.some(({ needsApproval }) => needsApproval)
    ? gap('approval-missing', 'No condition asks for an approval')
    : undefined;
}

function gap(code: GateReasonCode, message: string): Judged {
  return {
    condition: { code, demand: '' },
    outcome: { kind: 'fails', shortfalls: [{ message }] },
  };
}

function reasonOf(
  { code }: Judged['condition'],
  { message, itemId }: Shortfall,
): GateReason {
  return { code, message, ...(itemId !== undefined && { itemId }) };
}

/** What a condition found, as a record keeps it. */
export function entriesOf({
  condition,
  outcome,
}: Judged): readonly JudgedCondition[] {
  const { code, demand } = condition;
  switch (outcome.kind) {
    case 'holds':
      return [{ code, holds: true, message: demand }];
    case 'not-asked':
      return [{ code, holds: false, asked: false, message: because(outcome) }];
    case 'fails':
      return outcome.shortfalls.map(shortfall => ({
        ...reasonOf(condition, shortfall),
        holds: false,
      }));
    default:
      return outcome satisfies never;
  }
}

function because(outcome: Outcome & { readonly kind: 'not-asked' }): string {
  return `Not asked: ${outcome.because}`;
}

/** Every reason why conditions fail; where none fails, why some could not be asked. */
function reasonsOf(open: readonly Judged[]): readonly GateReason[] {
  const reasons: GateReason[] = [];
  for (const { condition, outcome } of open) {
    if (outcome.kind === 'fails') {
      for (const shortfall of outcome.shortfalls) {
        reasons.push(reasonOf(condition, shortfall));
      }
    }
  }
  return reasons.length > 0
    ? reasons
    : open.flatMap(({ condition, outcome }) =>
        outcome.kind === 'not-asked'
          ? [reasonOf(condition, { message: because(outcome) })]
          : [],
      );
}

/** The latest of the times, where everything that is in the way has one. */
function recheckOf(open: readonly Judged[]): string | undefined {
  let latest: string | undefined;
  for (const { outcome } of open) {
    const shortfalls = outcome.kind === 'fails' ? outcome.shortfalls : [];
    if (shortfalls.length === 0) {
      return undefined;
    }
    for (const { recheckAt } of shortfalls) {
      if (recheckAt === undefined) {
        return undefined;
      }
      if (latest === undefined || Date.parse(recheckAt) > Date.parse(latest)) {
        latest = recheckAt;
      }
    }
  }
  return latest;
}

/**
 * Asks every condition of a set. All reasons are given, in the order of the
 * set. A condition that could not be asked is a reason only where nothing else
 * is, so that no denial goes without one.
 */
export function judge(
  conditions: readonly Condition[],
  gateCase: GateCase,
): Judgement {
  const gapFound = gapOf(conditions, gateCase);
  const judged: readonly Judged[] = [
    ...(gapFound ? [gapFound] : []),
    ...conditions.map(condition => ({
      condition,
      outcome: condition.judge(gateCase),
    })),
  ];
  const open = judged.filter(({ outcome }) => outcome.kind !== 'holds');
  const recheckAt = recheckOf(open);
  return {
    allowed: open.length === 0,
    reasons: reasonsOf(open),
    ...(recheckAt !== undefined && { recheckAt }),
    judged,
  };
}
