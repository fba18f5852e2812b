import { ParleyError } from '@parley/protocol';
import { createBrowserEnvironment } from '../browser-environment.ts';
import { findBrowserTabs } from '../browser-tabs.ts';
import { notifyListeners } from '../notify-listeners.ts';
import type { Environment } from '../ports/environment.ts';
import type { ConversationSummary, StoredConversation, ThreadStorage } from '../ports/storage.ts';
import type { TabSurroundings } from '../ports/tabs.ts';
import { parseStoredConversation } from '../records/read-stored-conversation.ts';
import { createNotFound } from '../storages/storage-failure.ts';
import { convertRecordToMarkdown } from './convert-record-to-markdown.ts';
import { redactRecord, settleRecord } from './redact-record.ts';
import { parseQuery, searchRecord } from './search-record.ts';
import type { Threads } from './threads.ts';

export type ThreadsOptions = {
  readonly storage: ThreadStorage;
  /** @default the browser's, or Node's where there is no document */
  readonly environment?: Pick<Environment, 'createId'>;
  /** The other tabs of this site, which are told of changes. @default the browser's; none elsewhere */
  readonly tabs?: Pick<TabSurroundings, 'openChannel'> | null;
  /** Hears what a listener of `subscribe` throws. @default nobody */
  readonly onError?: (error: unknown) => void;
};

/** So many conversations are read at once in a search: enough for a server far away, few enough for memory. */
const readAtOnce = 8;

/**
 * Lists, names, searches and exports the conversations of one visitor, also while some of them are open.
 *
 * Give `threads.storage` to the conversations, and `subscribe` hears of what is said in them. A name is kept beside the
 * record, so an open conversation does not write over it.
 *
 * @example
 * const threads = createThreads({ storage: webStorage({ getStorage: () => localStorage }) });
 * const [latest] = await threads.list();
 * const persistence = persist(threads.storage);
 * createConversation({ transport, persistence, ...(latest !== undefined && { id: latest.id }) });
 */
export const createThreads = ({
  storage,
  environment = createBrowserEnvironment(),
  tabs = findBrowserTabs(),
  onError = () => {},
}: ThreadsOptions): Threads => {
  const listeners = new Set<() => void>();
  const notify = () => notifyListeners(listeners, onError);
  const channel = tabs?.openChannel('parley:threads');
  channel?.subscribe(notify);
  const announce = () => {
    notify();
    channel?.post('changed');
  };
  /** How the conversations stood when they were last announced: a reply that grows is saved often and changes no list. */
  const announced = new Map<string, string>();

  const list = async () => sortByChange(await storage.list());

  const load = async (conversationId: string): Promise<StoredConversation> => {
    const record = await storage.load(conversationId);
    if (record === null) throw createNotFound();
    return record;
  };

  const remove = async (conversationId: string) => {
    await storage.remove(conversationId);
    announced.delete(conversationId);
    announce();
  };

  return {
    storage: {
      load: storage.load,
      save: async (record) => {
        await storage.save(record);
        const standing = describeStanding(record);
        if (announced.get(record.id) === standing) return;
        announced.set(record.id, standing);
        announce();
      },
      remove,
    },
    list,
    rename: async (conversationId, title) => {
      await storage.rename(conversationId, title.trim());
      announce();
    },
    remove,
    search: async (query, { signal } = {}) => {
      const words = parseQuery(query);
      const conversations = await list();
      if (words.length === 0) {
        return conversations.map((conversation) => ({ conversation, titleRanges: [], excerpts: [] }));
      }
      const matches = [];
      for (let start = 0; start < conversations.length; start += readAtOnce) {
        signal?.throwIfAborted();
        const some = conversations.slice(start, start + readAtOnce);
        const records = await Promise.all(some.map(({ id }) => loadIfReadable(storage, id)));
        for (const [index, conversation] of some.entries()) {
          const record = records[index] ?? null;
          const match = record === null ? null : searchRecord(words, { conversation, record });
          if (match !== null) matches.push(match);
        }
      }
      return matches;
    },
    export: async (conversationId, { format, isLossless = false, ...options }) => {
      const record = await load(conversationId);
      if (format === 'markdown') return convertRecordToMarkdown(record, options);
      return JSON.stringify(isLossless ? record : redactRecord(record, options), null, 2);
    },
    import: async (json) => {
      const record = settleRecord(parseStoredConversation(json), environment.createId());
      await storage.save(record);
      announce();
      return record.id;
    },
    subscribe: (listener) => {
      // A wrapper of its own, so that a listener that subscribed twice is called until both have left.
      const call = () => listener();
      listeners.add(call);
      return () => {
        listeners.delete(call);
      };
    },
    destroy: () => {
      listeners.clear();
      channel?.close();
    },
  };
};

const sortByChange = (conversations: readonly ConversationSummary[]): readonly ConversationSummary[] =>
  [...conversations].sort((one, other) => other.updatedAtMs - one.updatedAtMs || (one.id < other.id ? -1 : 1));

const describeStanding = ({ messages, headId }: StoredConversation): string =>
  `${headId} ${messages.length} ${messages.filter(({ status }) => status.type === 'done').length}`;

/** What is gone meanwhile, or cannot be read, is left out of a search; a storage that fails is not. */
const loadIfReadable = async (storage: ThreadStorage, conversationId: string): Promise<StoredConversation | null> => {
  try {
    return await storage.load(conversationId);
  } catch (error) {
    if (ParleyError.isInstance(error) && (error.detail === 'damaged' || error.detail === 'newer')) return null;
    throw error;
  }
};
