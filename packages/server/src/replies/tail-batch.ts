import type { LoggedChunk } from '../stores/store.ts';

/** What a reader gets at once: chunks with cursors; or, when empty, a sign of life. */
export type TailBatch =
  | { readonly type: 'chunks'; readonly chunks: readonly LoggedChunk[] }
  | { readonly type: 'heartbeat' }
  /** The log could not be written; the reply ends here. */
  | { readonly type: 'storage-failed' };
