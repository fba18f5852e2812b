export type { Clock } from './clock.ts';
export { ConfigError } from './config/parse-config.ts';
export type { RequestContext } from './http/client-address.ts';
export type { KnowledgeReport } from './knowledge/prepare-knowledge.ts';
export type { Log, LogEntry } from './log.ts';
export { type ExtractiveOptions, extractive } from './models/extractive.ts';
export { type FailoverOptions, failover } from './models/failover.ts';
export {
  type AiSdkCallOptions,
  type AiSdkMessage,
  type AiSdkModel,
  type AiSdkStreamPart,
  fromAiSdk,
} from './models/from-ai-sdk.ts';
export { type LegacyCompletionsOptions, legacyCompletions } from './models/legacy-completions.ts';
export type { Model, ModelMessage, ModelRequest } from './models/model.ts';
export { type OpenaiCompatibleOptions, openaiCompatible } from './models/openai-compatible.ts';
export type { UpstreamTimeouts } from './models/request-upstream.ts';
export { createRelay, type Relay } from './relay.ts';
export {
  type ApiKey,
  defineConfig,
  type HandoffEvent,
  type LimitsConfig,
  type PagesConfig,
  type RelayConfig,
  type SiteConfig,
} from './relay-config.ts';
export { createSqliteStore, type SqliteStoreOptions } from './stores/sqlite-store.ts';
export type {
  BeginTurnResult,
  LoggedChunk,
  NewTurn,
  ReplyEnding,
  SiteStore,
  Store,
  StoredConversation,
  StoredReply,
} from './stores/store.ts';
