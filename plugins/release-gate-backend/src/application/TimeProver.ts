/** Looks whether the time of releases is logged, because somebody asks. */
export interface TimeProver {
  prove(releaseIds: readonly string[]): Promise<void>;
}
