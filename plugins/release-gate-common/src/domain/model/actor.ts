/**
 * Who acts. `actor` names a plugin or agent that acts for a user.
 *
 * @public
 */
export type Actor =
  | { readonly type: 'user'; readonly ref: string; readonly actor?: string }
  | { readonly type: 'service'; readonly ref: string }
  | { readonly type: 'system'; readonly ref: string };

/**
 * Whether the actor is an approver, as read from the catalog. `via` is the way
 * from the person to the configured approver.
 *
 * @public
 */
export type ApproverFinding =
  | { readonly found: true; readonly via: readonly string[] }
  | { readonly found: false };

/** @public */
export interface Roles {
  readonly owner: boolean;
  readonly approver: ApproverFinding;
  readonly pipeline: boolean;
}
