import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { approvalMessages } from './approvalMessages';
import { commonMessages } from './commonMessages';
import { dialogsMessages } from './dialogsMessages';
import { documentMessages } from './documentMessages';
import { factsMessages } from './factsMessages';
import { failureMessages } from './failureMessages';
import { helpMessages } from './helpMessages';
import { inboxMessages } from './inboxMessages';
import { pickerMessages } from './pickerMessages';
import { releaseMessages } from './releaseMessages';
import { searchMessages } from './searchMessages';
import { serviceMessages } from './serviceMessages';
import { stagesMessages } from './stagesMessages';
import { timeMessages } from './timeMessages';
import { timelineMessages } from './timelineMessages';

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
    common: commonMessages,
    dialogs: dialogsMessages,
    document: documentMessages,
    facts: factsMessages,
    failure: failureMessages,
    help: helpMessages,
    inbox: inboxMessages,
    picker: pickerMessages,
    release: releaseMessages,
    search: searchMessages,
    service: serviceMessages,
    stages: stagesMessages,
    time: timeMessages,
    timeline: timelineMessages,
  },
});
