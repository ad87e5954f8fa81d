import { type ReleaseSignal, useLive } from './useLive';
import {
  type Resource,
  type ResourceOptions,
  useResource,
} from './useResource';

/** A resource that is read again when something happened to a release that concerns it. */
export function useLiveResource<T>(
  load: () => Promise<T>,
  concerns: (signal: ReleaseSignal) => boolean,
  options?: ResourceOptions<T>,
): Resource<T> {
  const resource = useResource(load, options);
  useLive(concerns, resource.refresh);
  return resource;
}
