export * from './ReleaseStory';
export * from './Stage';
export * from './Words';
export * from './describeStage';
export * from './stageOverHttp';
