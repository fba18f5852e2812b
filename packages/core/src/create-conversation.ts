import type { Guard } from '@parley/guard';
import { ParleyError } from '@parley/protocol';
import { createBrowserEnvironment } from './browser-environment.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { ConversationEvent } from './conversation-event.ts';
import { createModel } from './conversation-model.ts';
import { createConversationStore } from './conversation-store.ts';
import { createTurnLine } from './create-turn-line.ts';
import { findFailed, findQuestion } from './find-turn.ts';
import { joinTabs, type Tabs } from './join-tabs.ts';
import { loadConversation } from './load-conversation.ts';
import { getMessage, getSiblings } from './message-tree.ts';
import { notifyListeners } from './notify-listeners.ts';
import type { Environment } from './ports/environment.ts';
import type { ConversationStorage } from './ports/storage.ts';
import type { Transport } from './ports/transport.ts';
import { recoverTurns } from './recover-turns.ts';
import { createConversationSaver } from './save-conversation.ts';
import { noStorage } from './storages/no-storage.ts';
import { toFailure } from './to-failure.ts';

export type ConversationOptions = {
  /** Goes on with the conversation of this id, from `storage` or the back end. @default a new id, and nothing is loaded */
  readonly id?: string;
  /** The public key of the site. */
  readonly site: string;
  readonly transport: Transport;
  /** @default the browser's, or Node's where there is no document */
  readonly environment?: Environment;
  /** @default nothing is kept beyond this object */
  readonly storage?: ConversationStorage;
  /** Asked about each message of the visitor, in order, while it is held back. @default [] */
  readonly inputGuards?: readonly Guard[];
  /** Asked about each reply before any of it is shown, stored or told to other tabs. @default [] */
  readonly outputGuards?: readonly Guard[];
  /** BCP 47 language of the page. */
  readonly language?: string;
  readonly onEvent?: (event: ConversationEvent) => void;
};

/** While a reply grows it is stored this often; its beginning and its end always are. */
const saveEveryMs = 1_000;

/**
 * Makes a conversation with a back end, and loads what there is of it.
 *
 * Tabs with the same id are one conversation: one of them streams, the others follow.
 *
 * @example
 * const conversation = createConversation({ site: 'demo', transport });
 * conversation.subscribe(() => draw(conversation.getSnapshot().messages));
 * await conversation.send('What does an international transfer cost?');
 */
export const createConversation = (options: ConversationOptions): Conversation => {
  const { site, transport, language, onEvent, inputGuards = [], outputGuards = [] } = options;
  const environment = options.environment ?? createBrowserEnvironment();
  const storage = options.storage ?? noStorage;

  const emit = (event: ConversationEvent) => {
    // An error of the listener itself has nobody left to hear of it.
    if (onEvent !== undefined && !isDestroyed) notifyListeners([onEvent], () => {}, event);
  };
  const report = (error: unknown) => emit({ type: 'error', error });

  const store = createConversationStore({
    model: createModel(options.id ?? environment.createId()),
    environment,
    onListenerError: report,
  });
  const getTree = () => store.getModel().tree;

  let isLeading = false;
  let isDamaged = false;
  let isDestroyed = false;
  let hasFollowed = false;
  let savedAtMs = 0;

  const saver = createConversationSaver({
    storage,
    getModel: store.getModel,
    onSaved: () => store.dispatch({ type: 'storage-changed', storage: 'ok' }),
    onError: (error) => {
      store.dispatch({ type: 'storage-changed', storage: 'degraded' });
      report(error);
    },
  });
  const save = async () => {
    if (!isLeading || isDamaged || isDestroyed) return;
    savedAtMs = environment.now();
    await saver.save();
  };

  const line = createTurnLine({
    site,
    language,
    transport,
    environment,
    inputGuards,
    outputGuards,
    store,
    save,
    emit,
  });

  const load = async (conversationId: string) => {
    const record = await loadConversation(conversationId, {
      storage,
      transport,
      environment,
      onDamaged: (error) => {
        isDamaged = true;
        store.dispatch({ type: 'storage-changed', storage: 'degraded' });
        report(error);
      },
      onError: report,
    });
    // The tab that leads knows better than the storage.
    if (!hasFollowed) store.dispatch({ type: 'loaded', record });
  };

  const lead = () => {
    if (isDestroyed) return;
    isLeading = true;
    store.dispatch({ type: 'connection-changed', connection: environment.isOnline() ? 'online' : 'offline' });
    const { turns, changed } = recoverTurns(store.getModel());
    for (const message of changed) store.dispatch({ type: 'message-changed', message });
    line.open([
      ...turns.map((turn) => ({ id: turn.message.id, begin: () => turn })),
      ...store.getModel().queue.map(({ id, text }) => createSubmission({ type: 'send', messageId: id, text })),
    ]);
  };

  const createSubmission = (command: Extract<ConversationCommand, { type: 'send' }>) => ({
    id: command.messageId,
    text: command.text,
    begin: () => ({
      type: 'submit' as const,
      message: {
        id: command.messageId,
        role: 'user' as const,
        parentId: command.parentId === undefined ? getTree().headId : command.parentId,
        parts: [{ type: 'text' as const, text: command.text }],
        status: { type: 'pending' as const },
        createdAtMs: environment.now(),
      },
    }),
  });

  const regenerate = (messageId: string | undefined) =>
    line.add({
      id: environment.createId(),
      begin: () => {
        const message = findQuestion(getTree(), messageId);
        return message === undefined ? null : { type: 'regenerate', message };
      },
    });

  const retry = async (messageId: string | undefined) => {
    const failed = findFailed(getTree(), messageId);
    if (failed === undefined) return;
    if (failed.role !== 'user') return regenerate(failed.id);
    await line.add({
      id: failed.id,
      begin: () => ({ type: 'submit', message: { ...failed, status: { type: 'pending' } } }),
    });
  };

  const requestPerson = async () => {
    try {
      if (transport.requestPerson === undefined) throw new ParleyError('Nobody can be asked.', { code: 'not-found' });
      const handoff = await transport.requestPerson(store.getModel().id);
      store.dispatch({ type: 'handoff-changed', handoff });
    } catch (error) {
      store.dispatch({ type: 'failed', errorCode: toFailure(error).code });
      report(error);
    }
  };

  const clear = async (newId: string) => {
    const { id } = store.getModel();
    line.cancelAll();
    await line.stop();
    store.dispatch({ type: 'cleared', id: newId });
    isDamaged = false;
    await save();
    await storage.remove(id).catch(report);
    await transport.erase?.(id).catch(report);
    emit({ type: 'cleared', conversationId: newId });
    rejoin(newId);
  };

  const act = async (command: ConversationCommand): Promise<void> => {
    switch (command.type) {
      case 'send':
        // A tab that took the lead is told again what the one before it may have done already.
        if (getMessage(getTree(), command.messageId) === undefined) await line.add(createSubmission(command));
        return;
      case 'retry':
        return retry(command.messageId);
      case 'regenerate':
        return regenerate(command.messageId);
      case 'stop':
        return line.stop();
      case 'switch-branch':
        return store.dispatch({ type: 'branch-switched', messageId: command.messageId });
      case 'cancel-queued':
        return line.cancel(command.messageId);
      case 'request-person':
        return requestPerson();
      case 'clear':
        return clear(command.newId);
    }
  };
  const run = (command: ConversationCommand) => act(command).catch(report);

  const join = (conversationId: string): Tabs =>
    joinTabs({
      conversationId,
      environment,
      getModel: store.getModel,
      run,
      onLead: () => void loaded.then(lead),
      onFollow: () => {
        isLeading = false;
        line.close();
      },
      onModel: (model) => {
        hasFollowed = true;
        store.dispatch({ type: 'synced', model });
        if (model.id !== conversationId) rejoin(model.id);
      },
    });
  const rejoin = (conversationId: string) => {
    isLeading = false;
    line.close();
    tabs.leave();
    tabs = join(conversationId);
  };

  store.onPublish((model, isGrowth) => {
    if (!isLeading) return;
    tabs.publish(model);
    if (isGrowth && environment.now() - savedAtMs < saveEveryMs) return;
    void save();
  });

  let loaded = Promise.resolve();
  if (options.id === undefined) store.dispatch({ type: 'loaded', record: null });
  else loaded = load(options.id);
  let tabs = join(store.getModel().id);
  const unsubscribe = environment.onConnectionChange((isOnline) => {
    if (isLeading) store.dispatch({ type: 'connection-changed', connection: isOnline ? 'online' : 'offline' });
  });

  const perform = (command: ConversationCommand) => tabs.perform(command);
  return {
    get id() {
      return store.getModel().id;
    },
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    subscribeMessage: store.subscribeMessage,
    getMessage: store.getMessage,
    getBranches: (messageId) => getSiblings(getTree(), messageId),
    send: (text) => perform({ type: 'send', messageId: environment.createId(), text }),
    edit: (messageId, text) => {
      const message = getMessage(getTree(), messageId);
      if (message === undefined) return Promise.resolve();
      const { parentId } = message;
      return perform({ type: 'send', messageId: environment.createId(), text, parentId });
    },
    stop: () => perform({ type: 'stop' }),
    retry: (messageId) => perform({ type: 'retry', ...(messageId !== undefined && { messageId }) }),
    regenerate: (messageId) => perform({ type: 'regenerate', ...(messageId !== undefined && { messageId }) }),
    switchBranch: (messageId) => void perform({ type: 'switch-branch', messageId }),
    cancelQueued: (messageId) => void perform({ type: 'cancel-queued', messageId }),
    requestPerson: () => perform({ type: 'request-person' }),
    clear: () => perform({ type: 'clear', newId: environment.createId() }),
    destroy: () => {
      isDestroyed = true;
      store.destroy();
      unsubscribe();
      line.close();
      tabs.leave();
    },
  };
};
