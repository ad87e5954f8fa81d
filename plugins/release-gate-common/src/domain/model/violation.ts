/** @public */
export interface ViolationFact {
  readonly violationId: string;
  readonly code: string;
  readonly message: string;
  readonly deploymentId: string;
}

/** @public */
export type Violation = ViolationFact & {
  readonly at: string;
  readonly answer?: {
    readonly by: string;
    readonly at: string;
    readonly statement: string;
  };
};
