import { createConversation, functionTransport, type SendRequest } from '@parley/core';
import type { Chunk } from '@parley/protocol';
import type { ChatBackend } from '../panel/panel-contract.ts';
import { sampleSite } from './scripted-backend.ts';

export type ControlledBackend = ChatBackend & {
  /** What was sent, oldest first. */
  readonly requests: readonly SendRequest[];
  /** Adds to the reply under way: words, or a chunk. */
  readonly write: (piece: string | Chunk) => void;
  readonly end: () => void;
};

/** A conversation whose replies are written by hand, piece by piece. */
export const createControlledBackend = (): ControlledBackend => {
  const requests: SendRequest[] = [];
  let pieces: (string | Chunk | null)[] = [];
  let wake = () => {};
  const add = (piece: string | Chunk | null) => {
    pieces.push(piece);
    wake();
  };
  const conversation = createConversation({
    transport: functionTransport(async function* (request, { signal }) {
      requests.push(request);
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        const [piece, ...rest] = pieces;
        pieces = rest;
        if (piece === null) return;
        if (piece !== undefined) yield piece;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    }),
  });
  return { conversation, site: Promise.resolve(sampleSite), requests, write: add, end: () => add(null) };
};
