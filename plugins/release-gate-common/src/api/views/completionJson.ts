import type { Completion } from '../../domain/model/item';
import type { EvidenceJson, ItemJson } from '../answers/items';

function evidence({ evidence: found }: Completion): EvidenceJson {
  const { by, at, note, url, source } = found;
  return {
    by,
    at,
    ...(note !== undefined && { note }),
    ...(url !== undefined && { url }),
    source,
  };
}

function overrideJson(completion: Completion): Pick<ItemJson, 'overridden'> {
  if (!completion.override) {
    return {};
  }
  const { by, at, note } = completion.evidence;
  return { overridden: { by, at, reason: note } };
}

export function completionJson(
  completion: Completion | undefined,
): Pick<ItemJson, 'evidence' | 'overridden'> {
  return completion
    ? { evidence: evidence(completion), ...overrideJson(completion) }
    : {};
}

/** The last of the parts is what completed the item; one override makes it overridden. */
export function partsCompletionJson(
  parts: readonly Completion[],
): Pick<ItemJson, 'evidence' | 'overridden'> {
  const [first, ...others] = parts;
  const newest = others.reduce(
    (latest, each) => (each.evidence.at >= latest.evidence.at ? each : latest),
    first,
  );
  const overridden = parts.find(({ override }) => override);
  return {
    evidence: evidence(newest),
    ...(overridden && overrideJson(overridden)),
  };
}
