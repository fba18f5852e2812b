export { convertChunkToVerdict } from './convert-chunk-to-verdict.ts';
export { forRole } from './for-role.ts';
export { type ChunkGate, type ChunkGateOptions, createChunkGate } from './gate/create-chunk-gate.ts';
export { type CreateGateOptions, createGate, type Gate, type GateResult } from './gate/create-gate.ts';
export type { GateOptions, GatePolicy } from './gate/gate-options.ts';
export { guardChunks } from './gate/guard-chunks.ts';
export { guardStream } from './gate/guard-stream.ts';
export type { Guard, GuardContext } from './guard.ts';
export { type InjectionOptions, injection } from './guards/injection.ts';
export { type PersonalDataOptions, personalData } from './guards/personal-data.ts';
export { type Topic, type TopicQuestion, type TopicsOptions, topics } from './guards/topics.ts';
export { type WordsOptions, words } from './guards/words.ts';
export type { InjectionKind } from './injection/injection-kind.ts';
export {
  createPersonalDataVault,
  type PersonalDataVault,
  type PersonalDataVaultOptions,
} from './personal-data/create-personal-data-vault.ts';
export type { Unmasker } from './personal-data/create-unmasker.ts';
export type { PersonalDataKind } from './personal-data/personal-data-kind.ts';
export { redactText } from './redact-text.ts';
export { type RunGuardsOptions, runGuards } from './run-guards.ts';
export type { BlockVerdict, Redaction, Span, Verdict } from './verdict.ts';
export { withDeadline } from './with-deadline.ts';
export type { WordList } from './words/word-list.ts';
export type { WordAction } from './words/word-trie.ts';
