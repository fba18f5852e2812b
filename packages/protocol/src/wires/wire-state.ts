import type { Chunk, FinishReason } from '../chunk.ts';
import type { Usage } from '../data-parley.ts';
import type { ProviderMetadata, TextCitation } from '../text-citation.ts';
import type { WireReport } from './wire.ts';

/** Text or a thought under way. */
export type OpenText = {
  readonly kind: 'text' | 'reasoning';
  readonly id: string;
  text: string;
  citations: TextCitation[];
  metadata: ProviderMetadata | undefined;
};

/** A tool call whose input is not whole yet. */
export type OpenCall = {
  readonly kind: 'call';
  /** `toolCallId`, `toolName` and who runs it: what the chunks of the call have in common. */
  readonly fields: { readonly toolCallId: string; readonly toolName: string; readonly providerExecuted?: boolean };
  text: string;
  /** The input, when it came as a value and not as pieces of JSON. */
  input: unknown;
  metadata: ProviderMetadata | undefined;
};

/** What has to be remembered between two frames of one answer, whatever the wire. */
export type WireState = {
  readonly report: (report: WireReport) => void;
  /** What the frame under way has made so far. */
  chunks: Chunk[];
  /** By the place that the wire gives them, so that pieces may come interleaved. */
  readonly open: Map<unknown, OpenText | OpenCall>;
  /** Calls that ended, of which nothing more is taken. */
  readonly endedCalls: Set<string>;
  readonly sources: Map<string, TextCitation['source']>;
  partCount: number;
  step: number;
  model: string;
  usage: Omit<Usage, 'model'> | null;
  finishReason: FinishReason | undefined;
  isRefused: boolean;
  /** The terminal event was there; another message may still follow. */
  isTerminated: boolean;
  /** Nothing more is read: a failure, or the end of the stream. */
  isClosed: boolean;
};

export const createWireState = (report: (report: WireReport) => void = () => undefined): WireState => ({
  report,
  chunks: [],
  open: new Map(),
  endedCalls: new Set(),
  sources: new Map(),
  partCount: 0,
  step: 1,
  model: '',
  usage: null,
  finishReason: undefined,
  isRefused: false,
  isTerminated: false,
  isClosed: false,
});
