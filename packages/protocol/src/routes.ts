/** The relay's addresses, below its base URL. */
export const routes = {
  /** POST a `ChatRequest`, get the reply as an event stream. */
  chat: '/v1/chat',
  /** GET tails a reply's log from `Last-Event-ID` or `?cursor=`; 404 when unknown. */
  reply: (replyId: string) => `/v1/replies/${encodeURIComponent(replyId)}`,
  /** POST ends a reply that is being produced. */
  stopReply: (replyId: string) => `/v1/replies/${encodeURIComponent(replyId)}/stop`,
  /** GET the stored messages of a conversation (`ConversationRecord`); DELETE erases it. */
  conversation: (conversationId: string) => `/v1/conversations/${encodeURIComponent(conversationId)}`,
  /** POST asks for a person. */
  handoff: (conversationId: string) => `/v1/conversations/${encodeURIComponent(conversationId)}/handoff`,
  /** GET one passage (`PassageRecord`), with `?site=`. */
  passage: (passageId: string) => `/v1/passages/${encodeURIComponent(passageId)}`,
  /** GET what a page may know of a site (`SiteInfo`), with `?site=`. */
  site: '/v1/site',
  chatCompletions: '/v1/chat/completions',
  models: '/v1/models',
  health: '/healthz',
} as const;

/** Request and response headers of our own. */
export const headers = {
  /** A secret of the visitor's browser, at least 128 random bits: who may read a conversation. */
  visitor: 'x-parley-visitor',
  /** The id of the reply in the response to `chat`. */
  reply: 'x-parley-reply',
  stream: 'x-vercel-ai-ui-message-stream',
} as const;

/** Version of the AI SDK UI message stream that both sides speak. */
export const streamVersion = 'v1';

/** Version of our own `data-parley-*` parts, requests and records. */
export const protocolVersion = 1;
