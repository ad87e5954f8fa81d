import type { Condition, Outcome, Shortfall } from './condition';
import type { JudgedCondition } from '../model/decisionRecord';
import type { GateCase } from './gateCase';
import type { GateReason, GateReasonCode } from '../model/gateReason';

/** What a set of conditions comes to. Allowed only when every condition holds. */
export interface Judgement {
  readonly allowed: boolean;
  readonly reasons: readonly GateReason[];
  readonly recheckAt?: string;
  readonly conditions: readonly JudgedCondition[];
}

interface Judged {
  readonly condition: Pick<Condition, 'code' | 'demand'>;
  readonly outcome: Outcome;
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

function entriesOf({
  condition: { code, demand },
  outcome,
}: Judged): readonly JudgedCondition[] {
  switch (outcome.kind) {
    case 'holds':
      return [{ code, holds: true, message: demand }];
    case 'not-asked':
      return [
        {
          code,
          holds: false,
          asked: false,
          message: `Not asked: ${outcome.because}`,
        },
      ];
    case 'fails':
      return outcome.shortfalls.map(({ message, itemId }) => ({
        code,
        holds: false,
        message,
        ...(itemId !== undefined && { itemId }),
      }));
    default:
      return outcome satisfies never;
  }
}

/** The latest of the times, where every shortfall has one and every condition was asked. */
function recheckOf(judged: readonly Judged[]): string | undefined {
  const shortfalls: Shortfall[] = [];
  for (const { outcome } of judged) {
    if (outcome.kind === 'not-asked') {
      return undefined;
    }
    if (outcome.kind === 'fails') {
      shortfalls.push(...outcome.shortfalls);
    }
  }
  let latest: string | undefined;
  for (const { recheckAt } of shortfalls) {
    if (recheckAt === undefined) {
      return undefined;
    }
    if (latest === undefined || Date.parse(recheckAt) > Date.parse(latest)) {
      latest = recheckAt;
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
  const entries = judged.flatMap(entriesOf);
  const open = entries.filter(entry => !entry.holds);
  const failed = open.filter(({ asked }) => asked !== false);
  const recheckAt = recheckOf(judged);
  return {
    allowed: open.length === 0,
    reasons: (failed.length > 0 ? failed : open).map(
      ({ code, message, itemId }) => ({
        code,
        message,
        ...(itemId !== undefined && { itemId }),
      }),
    ),
    ...(recheckAt !== undefined && { recheckAt }),
    conditions: entries,
  };
}
