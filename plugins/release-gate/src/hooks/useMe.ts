import { useOwnership } from './useOwnership';

/** Who looks at the page, as soon as that is known. */
export function useMe(): string | undefined {
  return useOwnership()?.me;
}
