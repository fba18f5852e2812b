import type { Guard } from '@parley/guard';
import type { Retriever } from '@parley/knowledge';
import type { Handoff } from '@parley/protocol';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Model } from './models/model.ts';
import type { Store } from './stores/store.ts';

/** A visitor asked for a person. */
export type HandoffEvent = { readonly site: string; readonly conversationId: string; readonly handoff: Handoff };

/** One deployment of the assistant: who it is, what it knows, where it may be used. */
export type SiteConfig = {
  /** Name of the company or product, as visitors know it. */
  readonly name: string;
  /** @default the site's name */
  readonly assistantName?: string;
  /** BCP 47, first is the default. @default ['en'] */
  readonly languages?: readonly string[];
  /** First words of the assistant, by language. @default {} */
  readonly greeting?: Readonly<Record<string, string>>;
  /** Questions to begin with, by language. @default {} */
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
  /** CSS colour of the launcher and of accents. */
  readonly accent?: string;
  /** Exact origins of the pages that may use this site besides the relay's own, such as `https://www.example.com`. @default [] */
  readonly origins?: readonly string[];
  /** Who the assistant is and how it speaks. */
  readonly persona?: string;
  /** What it must and must not do. */
  readonly policy?: string;
  /** Files and folders of documents, relative to the config. @default [] */
  readonly documents?: readonly string[];
  /** The company's own search in place of the built-in index. */
  readonly retriever?: Retriever;
  /** Name under which the retriever is asked: whose knowledge it may use. @default the site's key */
  readonly tenant?: string;
  /** Looked at before and after the model. @default {} */
  readonly guards?: { readonly input?: readonly Guard[]; readonly output?: readonly Guard[] };
  /** @default the relay's model */
  readonly model?: Model;
  /** Whether visitors may ask for a person. @default false */
  readonly canHandOff?: boolean;
};

/** A key of the OpenAI-compatible surface. */
export type ApiKey = {
  /** At least 16 characters. Keep it in the environment or a file, not in the config. */
  readonly key: string;
  /** Keys of the sites it opens. @default all */
  readonly sites?: readonly string[];
};

/** A folder of plain files served at a path, for demos and small sites. */
export type PagesConfig = { readonly path: string; readonly folder: string };

export type LimitsConfig = {
  /** Messages that one visitor may send in a minute, in bursts of the same size. @default 20 */
  readonly messagesPerMinute?: number;
  /** Messages that may come from one network address in a minute. @default 120 */
  readonly addressMessagesPerMinute?: number;
  /** Longest request body. @default 262144 */
  readonly bodyBytes?: number;
  /** Longest message of a visitor, in UTF-16 units. @default 8000 */
  readonly textLength?: number;
  /** Replies that may be under way at once. @default 500 */
  readonly activeReplies?: number;
};

/** Everything about a relay; the same shape in `parley.config.ts` and in code. Only `sites` is required. */
export type RelayConfig = {
  /** By public key. The first is used when a request names none. */
  readonly sites: Readonly<Record<string, SiteConfig>>;
  /** @default extractive() */
  readonly model?: Model;
  /** @default an SQLite file in `dataFolder` */
  readonly store?: Store;
  /** Where conversations and indexes are kept. @default '.parley' */
  readonly dataFolder?: string;
  /** Folder of the built widget, served as `/parley.js` and `/parley/*`. */
  readonly assetsFolder?: string;
  /** @default [] */
  readonly pages?: readonly PagesConfig[];
  /** Keys of `/v1/chat/completions` and `/v1/models`. Without any, both are closed. @default [] */
  readonly apiKeys?: readonly (string | ApiKey)[];
  /** @default {} */
  readonly limits?: LimitsConfig;
  /** A reply that nobody reads for this long is ended. @default 120000 */
  readonly abandonAfterMs?: number;
  /** Readers of a quiet reply get a sign of life this often. @default 15000 */
  readonly heartbeatMs?: number;
  /** Take the visitor's address from `X-Forwarded-For`. Only behind a proxy that sets it. @default false */
  readonly trustProxy?: boolean;
  /** Hears of visitors who ask for a person. */
  readonly onHandoff?: (event: HandoffEvent) => void | Promise<void>;
  /** @default JSON lines on standard error */
  readonly log?: Log;
  /** @default the machine's */
  readonly clock?: Clock;
};

/** Gives `parley.config.ts` its types. Returns what it is given. */
export const defineConfig = (config: RelayConfig): RelayConfig => config;
