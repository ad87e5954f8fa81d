/**
 * What other backend plugins and modules need to work with Release Gate.
 *
 * @packageDocumentation
 */
export {
  type ReleaseGateService,
  releaseGateServiceRef,
} from './releaseGateServiceRef';
