import type { Chunk } from '@parley/protocol';
import { isTerminal } from '../is-terminal.ts';
import type { ProbeRequest } from './dialect.ts';

/** `read`: the number of the network's read that completed it. Order is told by it, never by a clock. */
export type AnsweredFrame = { readonly data: string; readonly id?: string; readonly read: number };
export type AnsweredChunk = { readonly chunk: Chunk; readonly read: number };

/** A request and everything that came of it. */
export type Answer = {
  readonly request: ProbeRequest;
  /** `null` when there was no answer at all. */
  readonly status: number | null;
  readonly headers: Headers;
  /** Why the exchange ended before the body had. */
  readonly failure: string | null;
  /** The body as text, however it was meant. */
  readonly body: string;
  readonly isUtf8: boolean;
  /** Empty unless the answer is a stream. */
  readonly frames: readonly AnsweredFrame[];
  readonly chunks: readonly AnsweredChunk[];
  /** Frames that could not be read, and why. */
  readonly malformed: readonly string[];
};

export const isOk = ({ status }: Pick<Answer, 'status'>): boolean => status !== null && status >= 200 && status < 300;

/** Lower case, without parameters; `none` when it was not said. */
export const getMediaType = ({ headers }: Pick<Answer, 'headers'>): string =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'none';

/** The words of a reply. */
export const getAnswerText = ({ chunks }: Pick<Answer, 'chunks'>): string =>
  chunks.map(({ chunk }) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');

/** The chunk that ended a reply, if anything did. */
export const findTerminal = ({ chunks }: Pick<Answer, 'chunks'>): Chunk | undefined =>
  chunks.find(({ chunk }) => isTerminal(chunk))?.chunk;
