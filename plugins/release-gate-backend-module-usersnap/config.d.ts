export interface Config {
  releaseGate?: {
    /** Links UserSnap feedback to releases and watches it. Without it the module is at rest. */
    usersnap?: {
      /** The JWT ID of Settings > REST API. */
      jwtId: string;
      /**
       * The JWT secret that goes with it.
       * @visibility secret
       */
      jwtSecret: string;
      /** Default: https://platform.usersnap.com/v0.1 */
      baseUrl?: string;
      /** The project of services without the annotation `usersnap.com/project-id`. */
      defaultProjectId?: string;
      /** States that count as closed; every other one is open. Default: done. */
      closedStates?: string[];
      /** What makes open feedback a blocker. */
      blocking?: {
        /** Priorities, compared ignoring case. Default: high, critical, blocker. */
        priorities?: string[];
        /** Labels, by identifier or name, compared ignoring case. Default: blocker, critical. */
        labels?: string[];
      };
      /** The projects whose webhooks are taken. */
      webhooks?: Array<{
        projectId: string;
        /**
         * The security token that UserSnap made for the webhook of the project.
         * @visibility secret
         */
        token: string;
      }>;
    };
  };
}
