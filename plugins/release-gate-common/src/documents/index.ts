export * from './DocumentFacts';
export * from './builtInTemplates';
export * from './checkTemplate';
export {
  type DocumentTemplate,
  type TemplateProblem,
  compileTemplate,
} from './compileTemplate';
export * from './documentTitle';
export * from './draftDocument';
export * from './factsOf';
export * from './timelineOf';
