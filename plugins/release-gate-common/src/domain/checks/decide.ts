import { isSameFinding, targetId } from '../model/findings';
import { type Decider, accepted } from '../model/tables';
import { consequence, reopening } from './consequence';
import {
  isCheckable,
  isProvenByAnswerer,
  provenTargets,
} from '../progress/checkTargets';

/**
 * Records what a provider said, where that is news, and what follows from it.
 * A finding about another commit, by a provider that no longer answers, or
 * about an item that is settled meanwhile says nothing.
 */
const recordCheck: Decider<'record-check'> = (release, command, context) => {
  const { itemId, part, provider, commit, status, message } = command;
  const { url, basis } = command;
  const target = { itemId, ...(part !== undefined && { part }) };
  const finding = {
    status,
    message,
    ...(url !== undefined && { url }),
    ...(basis !== undefined && { basis }),
  };
  const id = targetId(target);
  if (
    commit !== release.commit ||
    context.answeredBy[id] !== provider ||
    !isCheckable(release, target)
  ) {
    return accepted();
  }
  const earlier = release.checks[id];
  const before = earlier?.provider === provider ? earlier : undefined;
  const isNews = !before || !isSameFinding(before.latest, finding);
  return accepted(
    ...(isNews
      ? [
          {
            type: 'check-recorded' as const,
            data: { ...target, provider, ...finding },
          },
        ]
      : []),
    ...consequence(release, {
      target,
      provider,
      finding,
      before,
      now: context.now,
    }),
  );
};

/** What a provider has proven falls when it does not answer the item any more. */
const noteProviders: Decider<'note-providers'> = (release, _, context) =>
  accepted(
    ...reopening(
      release,
      provenTargets(release).filter(
        target => !isProvenByAnswerer(release, target, context),
      ),
      'provider-changed',
    ),
  );

export const checkDeciders = {
  'record-check': recordCheck,
  'note-providers': noteProviders,
};
