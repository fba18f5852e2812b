import { ParleyError } from '@parley/protocol';
import { createBrowserEnvironment } from './browser-environment.ts';
import type { Conversation } from './conversation.ts';
import type { CommandArguments, CommandName, Commands, Perform } from './conversation-command.ts';
import type { ConversationEvent } from './conversation-event.ts';
import { createModel, findMessage, getWholeTree } from './conversation-model.ts';
import { createConversationStore } from './conversation-store.ts';
import { createTurnLine } from './create-turn-line.ts';
import { endUnfinished } from './end-unfinished.ts';
import { findFailed, findQuestion } from './find-turn.ts';
import { getSiblings } from './message-tree.ts';
import type { Budget } from './ports/budget.ts';
import type { Environment } from './ports/environment.ts';
import type { Moderation } from './ports/moderation.ts';
import type { Persist } from './ports/persistence.ts';
import type { Recover } from './ports/recovery.ts';
import type { JoinTabs } from './ports/tabs.ts';
import type { Toolbox } from './ports/toolbox.ts';
import type { Transport } from './ports/transport.ts';
import { stayAlone } from './stay-alone.ts';
import { toFailure } from './to-failure.ts';

export type ConversationOptions = {
  /** Goes on with the conversation of this id, when it is kept. @default a new id, and nothing is loaded */
  readonly id?: string;
  readonly transport: Transport;
  /** @default the browser's, or Node's where there is no document */
  readonly environment?: Environment;
  /** Keeps the conversation: `persist(webStorage(…))`. @default for as long as the page lives */
  readonly persistence?: Persist;
  /** Makes one conversation of the tabs with the same id: `shareTabs()`. @default each tab has its own */
  readonly tabs?: JoinTabs;
  /** The page's own moderation: `moderate({ input, output })`. @default none; the relay has its own */
  readonly moderation?: Moderation;
  /** Tools that run in the page: `createToolbox({ tools })`. @default none */
  readonly toolbox?: Toolbox;
  /** @default no limit */
  readonly budget?: Budget;
  /**
   * What a message does that is sent while a reply is under way: `queue` waits for its end, `interrupt` stops it,
   * `reject` is not sent, and the state's `errorCode` is `conflict`. @default 'queue'
   */
  readonly whenBusy?: 'queue' | 'interrupt' | 'reject';
  /** BCP 47 language of the page. */
  readonly language?: string;
  readonly onEvent?: (event: ConversationEvent) => void;
};

/**
 * Makes a conversation with a back end, and loads what there is of it.
 *
 * @example
 * const conversation = createConversation({ transport });
 * conversation.subscribe(() => draw(conversation.getSnapshot().messages));
 * await conversation.send('What does an international transfer cost?');
 */
export const createConversation = (options: ConversationOptions): Conversation => {
  const { transport, tabs: joinTabs = stayAlone, whenBusy = 'queue', onEvent } = options;
  const environment = options.environment ?? createBrowserEnvironment();
  const { createId } = environment;

  let isLeading = false;
  let isDestroyed = false;
  let hasFollowed = false;

  const emit = (event: ConversationEvent) => {
    try {
      if (!isDestroyed) onEvent?.(event);
    } catch {
      // An error of the listener itself has nobody left to hear of it.
    }
  };
  const report = (error: unknown) => emit({ type: 'error', error });

  const store = createConversationStore({
    model: createModel(options.id ?? createId()),
    environment,
    onListenerError: report,
    onPublish: (model, isGrowth) => {
      if (!isLeading) return;
      tabs.publish(model);
      persistence?.onPublish(isGrowth);
    },
  });
  const { getModel, dispatch, setFacts } = store;
  const getTree = () => getModel().tree;
  const setConnection = (isOnline: boolean) => setFacts({ connection: isOnline ? 'online' : 'offline' });

  const persistence = options.persistence?.({ environment, transport, getModel, setFacts, onError: report });
  const save = async () => {
    if (isLeading && !isDestroyed) await persistence?.save();
  };
  const line = createTurnLine({ ...options, environment, store, save, emit });

  const load = async (conversationId: string) => {
    const record = (await persistence?.load(conversationId)) ?? null;
    // The tab that leads knows better than the storage.
    if (!hasFollowed) dispatch({ type: 'loaded', record });
  };

  const lead = (recover: Recover | undefined) => {
    if (isDestroyed) return;
    isLeading = true;
    setConnection(environment.isOnline());
    const recovery = recover?.(getModel());
    if (recovery !== undefined) dispatch({ type: 'synced', model: recovery.model });
    line.open(recovery?.turns ?? []);
  };

  const commands: Commands = {
    send: async (messageId, text, parentId) => {
      // A tab that took the lead is told again what the one before it may have done already.
      if (findMessage(getModel(), messageId) !== undefined) return;
      const { isBusy } = getModel();
      if (isBusy && whenBusy === 'reject') return setFacts({ errorCode: 'conflict' });
      const sent = line.add({ id: messageId, text, parentId });
      if (isBusy && whenBusy === 'interrupt') void line.stop();
      await sent;
    },
    retry: async (messageId) => {
      const failed = findFailed(getTree(), messageId);
      if (failed === undefined) return;
      if (failed.role !== 'user') return commands.regenerate(failed.id);
      const message = { ...failed, status: { type: 'pending' } } as const;
      await line.add({ id: failed.id, begin: () => ({ type: 'submit', message }) });
    },
    regenerate: (messageId) =>
      line.add({
        id: createId(),
        begin: () => {
          const message = findQuestion(getTree(), messageId);
          return message && { type: 'regenerate', message };
        },
      }),
    stop: line.stop,
    switchBranch: async (messageId) => dispatch({ type: 'branch-switched', messageId }),
    changeQueued: async (messageId, text) => line.change(messageId, text),
    steer: async (messageId) => {
      // A message that has just left must not stop its own reply.
      if (!getModel().queue.some(({ id }) => id === messageId)) return;
      line.promote(messageId);
      await line.stop();
    },
    continueReply: (messageId, chunks) =>
      line.add({
        id: createId(),
        begin: () => {
          const reply = findMessage(getModel(), messageId);
          const message = findMessage(getModel(), reply?.parentId ?? null);
          return reply && message && { type: 'continue', message, reply, chunks };
        },
      }),
    requestPerson: async () => {
      if (transport.requestPerson === undefined) throw new ParleyError('Nobody can be asked.', { code: 'not-found' });
      setFacts({ handoff: await transport.requestPerson(getModel().id) });
    },
    import: async (record) => {
      await line.clear();
      dispatch({ type: 'loaded', record: { ...record, messages: record.messages.map(endUnfinished) } });
    },
    clear: async (newId) => {
      const { id } = getModel();
      await line.clear();
      dispatch({ type: 'cleared', id: newId });
      await persistence?.remove(id);
      await transport.erase?.(id).catch(report);
      emit({ type: 'cleared', conversationId: newId });
      tabs.move(newId);
    },
  };

  const run: Perform = async ({ name, values }) => {
    try {
      await commands[name](...values);
    } catch (error) {
      setFacts({ errorCode: toFailure(error).code });
      report(error);
    }
  };

  let loaded = Promise.resolve();
  if (options.id === undefined) dispatch({ type: 'loaded', record: null });
  else loaded = load(options.id);
  const tabs = joinTabs({
    conversationId: getModel().id,
    environment,
    getModel,
    run,
    onLead: (recover) => void loaded.then(() => lead(persistence?.recover ?? recover)),
    onFollow: () => {
      isLeading = false;
      line.close();
    },
    onModel: (model) => {
      hasFollowed = true;
      dispatch({ type: 'synced', model });
    },
  });
  const unsubscribe = environment.onConnectionChange((isOnline) => {
    if (isLeading) setConnection(isOnline);
  });

  const perform = <Name extends CommandName>(name: Name, ...values: CommandArguments[Name]) =>
    tabs.perform({ name, values });
  return {
    get id() {
      return getModel().id;
    },
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    getMessage: store.getMessage,
    getBranches: (messageId) => getSiblings(getTree(), messageId),
    send: (text) => perform('send', createId(), text),
    edit: async (messageId, text) => {
      const message = store.getMessage(messageId);
      if (message !== undefined) await perform('send', createId(), text, message.parentId);
    },
    stop: () => perform('stop'),
    retry: (messageId) => perform('retry', messageId),
    regenerate: (messageId) => perform('regenerate', messageId),
    switchBranch: (messageId) => void perform('switchBranch', messageId),
    cancelQueued: (messageId) => void perform('changeQueued', messageId, null),
    editQueued: (messageId, text) => void perform('changeQueued', messageId, text),
    steer: (messageId) => perform('steer', messageId),
    continueReply: (messageId, chunks) => perform('continueReply', messageId, chunks),
    requestPerson: () => perform('requestPerson'),
    export: () => {
      const { messages, headId } = getWholeTree(getModel());
      return { version: 1, id: getModel().id, messages, headId };
    },
    import: (record) => perform('import', record),
    clear: () => perform('clear', createId()),
    destroy: () => {
      isDestroyed = true;
      store.destroy();
      unsubscribe();
      line.close();
      tabs.leave();
    },
  };
};
