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
    /**
     * The service subjects that report deployments, and which ones. Several
     * entries for one subject may not grant the same entity and environment.
     */
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
      /** How long after its start a deployment may succeed under an approval that has ended meanwhile. Default: PT24H. */
      deployWithin?: string | HumanDuration;
      /** After which wait approvers are reminded of an open request; several for several reminders. Default: P1D. */
      remindAfter?: string | HumanDuration | Array<string | HumanDuration>;
      /** The least number of characters of a written decision. Default: 10. */
      minimumStatementLength?: number;
      /**
       * Where set, only users and groups that the catalog read from one of
       * these locations (`backstage.io/managed-by-origin-location`) decide.
       */
      trustedLocations?: string[];
    };
    ownership?: {
      /**
       * Whose things somebody may work on: those of the groups that they are a
       * direct member of, or also those of the groups above. Default: direct.
       */
      groups?: 'direct' | 'ancestors';
    };
    directory?: {
      /**
       * How long the catalog, the permission framework and the sign-in are
       * waited for before a command is answered with 503 and a page is shown
       * without actions. Default: PT3S.
       */
      timeout?: string | HumanDuration;
    };
    rollback?: {
      /** How long a rollback may take. Default: P1D. */
      within?: string | HumanDuration;
    };
    monitoring?: {
      /**
       * How long the logs are watched after a production deployment. Default
       * and, in production, minimum: PT15M.
       */
      window?: string | HumanDuration;
      /**
       * Ids of `checks` that run every minute of the window. Where they run
       * through the whole of it without a failure, the logs count as
       * monitored; a failure is left to a person to judge.
       */
      probes?: string[];
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
    /** Probes of URLs that answer checklist items. Nothing that a person types goes into them. */
    checks?: Array<{
      /** Kebab-case, unique. */
      id: string;
      kind: 'http' | 'prometheus';
      /** http or https; of a Prometheus server, or of its `/api/v1/query`. Redirects are not followed. */
      url: string;
      /** Of kind http: what the answer has to be. */
      expect?: {
        /** Default: 200. */
        status?: number;
        /** Where in a JSON answer to look; without filters and scripts. */
        jsonPath?: string;
        /** What has to stand there; without it, anything. */
        equals?: string | number | boolean;
        /** What the answer has to contain. */
        text?: string;
      };
      /** Of kind prometheus: an expression in PromQL. */
      query?: string;
      /** Of kind prometheus: between which values every result has to lie. */
      threshold?: { min?: number; max?: number };
      /** Default: `checkRuns.timeout`. */
      timeout?: string | HumanDuration;
      /** The check items that it answers, or parts of them as `item/part`. */
      items?: string[];
      /** Whether it may reach private, loopback and link-local addresses. Default: false. */
      allowPrivate?: boolean;
    }>;
    checkRuns?: {
      /** How old a result may be when the approval is asked for. Default: PT1H. */
      maxAge?: string | HumanDuration;
      /** How often pending and failing checks run again. Default: PT1M. */
      interval?: string | HumanDuration;
      /** How often passing checks run again, until production began. Default: PT5M. */
      recheck?: string | HumanDuration;
      /** How long a run may take. Default: PT10S. */
      timeout?: string | HumanDuration;
      /** How many run at once in one process, from 1 to 100. Default: 8. */
      concurrency?: number;
    };
    documents?: {
      'release-note'?: {
        /**
         * How release notes are written: a file with a Liquid template, relative to the folder in which the backend is
         * started, or with `$file` the template itself. Default: the template that comes with the plugin.
         */
        template?: string;
      };
      'incident-report'?: {
        /** How incident reports are written; as for release notes. */
        template?: string;
      };
    };
    notes?: {
      /** Within which time of the production success the notes are delivered in time. Default: PT1H. */
      deliverWithin?: string | HumanDuration;
    };
  };
}
