export type { Conversation } from './conversation.ts';
export type { ConnectionStatus, ConversationState, ConversationStatus, QueuedMessage } from './conversation-state.ts';
export type {
  AvatarDriver,
  AvatarFrame,
  AvatarState,
  Emotion,
  VisemeSpan,
  VisemeTimeline,
  VisemeWeights,
} from './ports/avatar.ts';
export type { Environment, TabChannel } from './ports/environment.ts';
export type { Recognizer, RecognizerEvent } from './ports/recognizer.ts';
export type { ConversationStorage } from './ports/storage.ts';
export type {
  ChunkBoundary,
  Cue,
  SourceRange,
  SpeechChunk,
  SpeechEvent,
  SpeechWord,
  Synthesizer,
  SynthesizerCapabilities,
  Viseme,
} from './ports/synthesizer.ts';
export type { ReplyStream, ResumeRequest, Transport } from './ports/transport.ts';
