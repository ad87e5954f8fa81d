import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** The settings of Release Gate. A mistake here stops the start-up. */
  releaseGate?: {
    /**
     * The users and groups that decide on production deployments, as full
     * entity references. Members of a group, and of groups below it, count.
     * Without any, nothing can be approved.
     */
    approvers?: string[];
    /** The service subjects that report deployments, and which ones. */
    pipelines?: Array<{
      /** The subject of the service's token. */
      subject: string;
      /** Entity references; without it every entity. */
      entities?: string[];
      /** Names of environments; without it every environment. */
      environments?: string[];
    }>;
    approval?: {
      /** How long an unused approval holds. Default: P7D. */
      validFor?: string | HumanDuration;
      /** How long a request waits for its decision. Default: P7D. */
      requestExpires?: string | HumanDuration;
      /** When approvers are reminded of a request. */
      remindAfter?: string | HumanDuration;
      /** The least number of characters of a written decision. Default: 10. */
      minimumStatementLength?: number;
      /**
       * Where set, only users and groups that the catalog read from one of
       * these locations (`backstage.io/managed-by-origin-location`) decide.
       */
      trustedLocations?: string[];
    };
    monitoring?: {
      /**
       * How long the logs are watched after a production deployment. Default
       * and, in production, minimum: PT15M.
       */
      window?: string | HumanDuration;
    };
    /** Where deployments go. Default: production and staging. */
    environments?: Array<{
      /** Compared ignoring case. */
      name: string;
      tier: 'production' | 'staging' | 'other';
    }>;
    /**
     * Workflows by name, each the built-in one with additions. Entities choose
     * with the annotation `release-gate.dev/workflow`.
     */
    workflows?: {
      [name: string]: {
        title?: string;
        version?: string;
        /** How the one who decides is called. */
        approverTitle?: string;
        /** Stages by id: built-in ones to add items to, or new ones. */
        stages?: {
          [stageId: string]: {
            /** Of a new stage. */
            title?: string;
            /** Of a new stage: the stage that it follows. */
            after?: string;
            /** Items by id: built-in ones to amend, or new ones. */
            items?: {
              [itemId: string]: {
                /** Of a new item. */
                title?: string;
                /** Of a new item. Default: manual. */
                kind?: 'manual' | 'check';
                helpUrl?: string;
                /** The provider that answers a check. */
                check?: string;
              };
            };
          };
        };
      };
    };
    notes?: {
      /** Within which time of the production success the notes are delivered in time. Default: PT1H. */
      deliverWithin?: string | HumanDuration;
    };
  };
}
