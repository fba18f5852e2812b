export { chunksToSse } from './chunks-to-sse.ts';
export { cutEverywhere } from './cut-everywhere.ts';
export { createFakeModelFetch, type FakeModelFetch, type ModelRequest, type ModelScript } from './fake-model-fetch.ts';
export { createManualClock, type ManualClock, settle } from './manual-clock.ts';
export { createScriptedTransport, type ReplyScript, type ScriptedTransport } from './scripted-transport.ts';
export { createTabHub, type TabHub } from './tab-hub.ts';
export { createTestEnvironment, type TestEnvironment, type TestEnvironmentOptions } from './test-environment.ts';
