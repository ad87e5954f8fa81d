import type { JsonObject } from '@backstage/types';
import {
  type AnswerOf,
  type OperationName,
  operations,
} from 'backstage-plugin-release-gate-common';
import type { Request } from 'express';
import { refusalToError } from '../application/refusalToError';
import type { AuditTrail } from './AuditTrail';
import type { IdentifiedCaller } from './CallerReader';
import type { FaultTranslator } from './FaultTranslator';
import type { PermissionCheck } from './PermissionCheck';
import type { Handlers } from './createHandlers';
import { type RawRequest, parseRequest } from './parseRequest';

/** Somebody asks for an operation, over HTTP or through an action of an agent. */
export interface Attempt {
  readonly identify: () => Promise<IdentifiedCaller>;
  /** What they ask; looked at only once they may. */
  readonly read: () => RawRequest;
  /** Over HTTP only. */
  readonly request?: Request;
  /** What the audit log says of it besides the operation. */
  readonly meta?: JsonObject;
}

/**
 * The one way to an operation: find out who asks, ask the permission, check the
 * shape, let the handler act; and enter in the audit log every command, and
 * every read that is denied.
 */
export class OperationRunner {
  readonly #handlers: Handlers;
  readonly #permissions: PermissionCheck;
  readonly #trail: AuditTrail;
  readonly #faults: FaultTranslator;

  constructor(options: {
    readonly handlers: Handlers;
    readonly permissions: PermissionCheck;
    readonly trail: AuditTrail;
    readonly faults: FaultTranslator;
  }) {
    this.#handlers = options.handlers;
    this.#permissions = options.permissions;
    this.#trail = options.trail;
    this.#faults = options.faults;
  }

  /** @throws what is answered instead, as an error of `@backstage/errors` */
  run<N extends OperationName>(
    name: N,
    attempt: Attempt,
  ): Promise<AnswerOf<N>> {
    const { request, meta } = attempt;
    const isRead = operations[name].permission.attributes.action === 'read';
    const entry = {
      eventId: isRead ? 'release-gate-read' : 'release-gate-command',
      severityLevel: 'medium' as const,
      request,
      meta: { actionType: name, ...meta },
    };
    const act = () => this.#faults.translating(() => this.#act(name, attempt));
    return isRead
      ? this.#trail.followDenials(entry, act)
      : this.#trail.follow(entry, act);
  }

  async #act<N extends OperationName>(
    name: N,
    { identify, read, request }: Attempt,
  ): Promise<AnswerOf<N>> {
    const { caller, credentials } = await identify();
    const { permission } = operations[name];
    if (!(await this.#permissions.isAllowed(permission, credentials))) {
      throw refusalToError({
        code: 'permission-denied',
        message: `The permission ${permission.name} is denied`,
      });
    }
    return this.#handlers[name]({
      ...parseRequest(name, read()),
      caller,
      request,
    });
  }
}
