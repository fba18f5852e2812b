import type { FinishReason } from '../chunk.ts';
import type { Usage } from '../data-parley.ts';
import type { ProviderMetadata, TextCitation } from '../text-citation.ts';
import type { WireReport } from './wire.ts';

/** Text or a thought under way. */
export type OpenText = {
  readonly kind: 'text' | 'reasoning';
  readonly id: string;
  text: string;
  citations: TextCitation[] | null;
  metadata: ProviderMetadata | undefined;
};

/** A tool call whose input is not whole yet. */
export type OpenCall = {
  readonly kind: 'call';
  readonly toolCallId: string;
  readonly toolName: string;
  readonly isProviderExecuted: boolean;
  inputText: string;
  /** The input, when it came as a value and not as pieces of JSON. */
  input: unknown;
  metadata: ProviderMetadata | undefined;
};

/** What has to be remembered between two frames of one answer, whatever the wire. */
export type WireState = {
  readonly report: (report: WireReport) => void;
  /** By the place that the wire gives them, so that pieces may come interleaved. */
  readonly open: Map<unknown, OpenText | OpenCall>;
  /** Calls that ended, of which nothing more is taken. */
  readonly endedCalls: Set<string>;
  readonly sources: Map<string, TextCitation['source']>;
  partCount: number;
  step: number;
  model: string;
  usage: Omit<Usage, 'model'> | null;
  finishReason: FinishReason | null;
  isRefused: boolean;
  /** The terminal event was there; another message may still follow. */
  isTerminated: boolean;
  /** Nothing more is read: a failure, or the end of the stream. */
  isClosed: boolean;
};

export const createWireState = (report: (report: WireReport) => void = () => undefined): WireState => ({
  report,
  open: new Map(),
  endedCalls: new Set(),
  sources: new Map(),
  partCount: 0,
  step: 1,
  model: '',
  usage: null,
  finishReason: null,
  isRefused: false,
  isTerminated: false,
  isClosed: false,
});
