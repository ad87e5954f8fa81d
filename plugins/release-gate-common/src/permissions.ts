import { createPermission } from '@backstage/plugin-permission-common';

/** Read releases and their history and how the connected tools are doing, and ask the gate. @public */
export const releaseReadPermission = createPermission({
  name: 'release-gate.release.read',
  attributes: { action: 'read' },
});

/** Start a release, or re-enter the workflow with one. @public */
export const releaseCreatePermission = createPermission({
  name: 'release-gate.release.create',
  attributes: { action: 'create' },
});

/** Work on a release: its items, content, documents and tickets; cancel it. @public */
export const releaseUpdatePermission = createPermission({
  name: 'release-gate.release.update',
  attributes: { action: 'update' },
});

/** Ask for the approval of a release. @public */
export const approvalRequestPermission = createPermission({
  name: 'release-gate.approval.request',
  attributes: { action: 'update' },
});

/** Decide on a request, or take an approval back. @public */
export const approvalDecidePermission = createPermission({
  name: 'release-gate.approval.decide',
  attributes: { action: 'update' },
});

/** Report a deployment. @public */
export const deploymentCreatePermission = createPermission({
  name: 'release-gate.deployment.create',
  attributes: { action: 'create' },
});

/** Roll a release back. @public */
export const releaseRollbackPermission = createPermission({
  name: 'release-gate.release.rollback',
  attributes: { action: 'update' },
});

/**
 * Every permission of the plugin. A policy can narrow with them who may try;
 * what the workflow's own rules refuse, no policy allows.
 *
 * @public
 */
export const releaseGatePermissions = [
  releaseReadPermission,
  releaseCreatePermission,
  releaseUpdatePermission,
  approvalRequestPermission,
  approvalDecidePermission,
  deploymentCreatePermission,
  releaseRollbackPermission,
];
