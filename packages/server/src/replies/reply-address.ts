import type { SiteStore, StoredReply } from '../stores/store.ts';

/** A reply and where it is kept. */
export type ReplyAddress = { readonly site: string; readonly store: SiteStore; readonly reply: StoredReply };
