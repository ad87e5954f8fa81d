import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { connectAsInitiator } from '../connectAsInitiator';
import { createAttachDocumentAction } from './attachDocument';
import { createIncidentReportAction } from './createIncidentReport';
import { createReleaseAction } from './createRelease';
import { createReleaseNoteAction } from './createReleaseNote';
import { createGetReleaseAction } from './getRelease';
import { createRequestApprovalAction } from './requestApproval';

/**
 * All actions of Release Gate. None of them decides: an approval is a person's
 * written word, given on the page of the request.
 */
export function createReleaseGateActions(services: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}) {
  const connect = connectAsInitiator(services);
  return [
    createReleaseAction(connect),
    createGetReleaseAction(connect),
    createReleaseNoteAction(connect),
    createIncidentReportAction(connect),
    createAttachDocumentAction(connect),
    createRequestApprovalAction(connect),
  ];
}
