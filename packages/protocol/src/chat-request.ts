/** What a client may say. History, role, model and price are the relay's own; see `docs/decisions/`. */
export type ChatRequest = {
  readonly conversationId: string;
  /** The public key of the site. */
  readonly site: string;
  readonly trigger: 'submit-message' | 'regenerate-message';
  /** The visitor's message. Its id is the idempotency key: sent twice, answered once. */
  readonly message: { readonly id: string; readonly text: string; readonly parentId: string | null };
  /** Id that the reply's message will have, chosen by the client so that both sides name it alike. */
  readonly replyMessageId: string;
  /** BCP 47 language of the page, for the language of fixed sentences. */
  readonly language?: string;
};
