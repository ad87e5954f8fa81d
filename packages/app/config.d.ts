export interface Config {
  /**
   * The demo of this repository. Nothing of it belongs into a real portal.
   */
  demo?: {
    /**
     * Switches the demo sign-in on. The backend refuses to start with it in
     * production or on a public address. Default: false.
     */
    enabled?: boolean;

    /**
     * The people that a visitor of the demo may become, in the order of the
     * sign-in page.
     *
     * @deepVisibility frontend
     */
    people?: Array<{
      /** A user of the catalog, such as `user:default/engineer`. */
      ref: string;
      /** The name on the sign-in page, the same as in the catalog. */
      name: string;
      /** What this person is, such as `Engineer, Portal Team`. */
      title: string;
      /** One sentence: what this person does in the demo. */
      does: string;
    }>;
  };
}
