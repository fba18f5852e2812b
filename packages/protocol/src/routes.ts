/** The address of one thing, or of something below it. */
const addressOf =
  (kind: string, below = '') =>
  (id: string) =>
    `/v1/${kind}/${encodeURIComponent(id)}${below}`;

/** The relay's addresses, below its base URL. */
export const routes = {
  /** POST a `ChatRequest`, get the reply as an event stream. */
  chat: '/v1/chat',
  /** GET tails a reply's log from `Last-Event-ID` or `?cursor=`; 404 when unknown. */
  reply: addressOf('replies'),
  /** POST ends a reply that is being produced. */
  stopReply: addressOf('replies', '/stop'),
  /** GET the stored messages of a conversation (`ConversationRecord`); DELETE erases it. */
  conversation: addressOf('conversations'),
  /** POST asks for a person. */
  handoff: addressOf('conversations', '/handoff'),
  /** GET one passage (`PassageRecord`), with `?site=`. */
  passage: addressOf('passages'),
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
