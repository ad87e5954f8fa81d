import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { approvalMessages } from './approvalMessages';
import { helpMessages } from './helpMessages';
import { inboxMessages } from './inboxMessages';

/**
 * Every text of the pages. An app puts its own words, or another language, in
 * their place with a translation resource for this reference.
 *
 * @alpha
 */
export const releaseGateTranslationRef = createTranslationRef({
  id: 'plugin.release-gate',
  messages: {
    approval: approvalMessages,
    help: helpMessages,
    inbox: inboxMessages,
  },
});
