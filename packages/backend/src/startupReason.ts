const SERVICE_WRAPPER =
  /^Failed to instantiate service .*? threw an error, (?:\w*Error: )?/;

/**
 * Why the backend could not start, as the sentence of the one who refused:
 * without the words that Backstage puts around it, and without a stack.
 */
export function startupReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(SERVICE_WRAPPER, '');
}
