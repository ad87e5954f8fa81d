import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type AnswerOf,
  type OperationName,
  operations,
} from 'backstage-plugin-release-gate-common';
import { type RawRequest, parse } from '../router/parseRequest';

/** What an action asks of the contract's operation. */
export type Ask = <N extends OperationName>(
  name: N,
  credentials: BackstageCredentials,
  read: () => RawRequest,
) => Promise<AnswerOf<N>>;

/** What all actions have in common: they change nothing, and are there for whoever may see releases. */
export const readOnly = {
  visibilityPermission: operations.getRelease.permission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/** How an agent is told what `releaseId` is. */
export const RELEASE_ID = 'The id of the release';

/** The path of a release whose id an agent calls `releaseId`. */
export function pathOf(releaseId: string): RawRequest {
  const { id } = operations.getRelease.parameters.shape;
  return { parameters: { id: parse(id, releaseId, 'releaseId') } };
}
