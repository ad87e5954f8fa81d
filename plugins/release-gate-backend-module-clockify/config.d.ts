export interface Config {
  releaseGate?: {
    /** Logs the time of releases in Clockify. Without it the module is at rest. */
    clockify?: {
      /**
       * The API key of a profile: of the person who logs, or of one who may log for others.
       * @visibility secret
       */
      apiKey: string;
      /** The id of the workspace, 24 hex digits, as its settings page shows it. */
      workspaceId: string;
      /** Where the workspace lives. Default: global. */
      region?: 'global' | 'eu' | 'usa' | 'uk' | 'australia';
      /** Instead of a region: the base URL of the API, without `/v1`. */
      baseUrl?: string;
      /** Instead of a region: the base URL of the reports, without `/v1`. */
      reportsBaseUrl?: string;
      /** The project of services that name none, nor their system: annotation `clockify.me/project-id`. */
      defaultProjectId?: string;
      /** The tag of every entry. Default: release. */
      tag?: string;
      /** How many requests an hour all replicas together send. Default: 25, safe for the free plan's 30. */
      requestsPerHour?: number;
    };
  };
}
