import type { Message } from '@parley/protocol';
import { findBrowserTabs } from './browser-tabs.ts';
import type { Command } from './conversation-command.ts';
import type { ConversationModel } from './conversation-model.ts';
import { appendMessage, getMessage, importTree, moveHead } from './message-tree.ts';
import type { JoinTabs, JoinTabsOptions, TabSurroundings, Tabs } from './ports/tabs.ts';
import { recoverTurns } from './recover-turns.ts';
import { stayAlone } from './stay-alone.ts';

/** The model as it goes over the channel: `messages` are all of them, or those that changed since the last time. */
type SharedModel = Omit<ConversationModel, 'tree'> & {
  readonly messages: readonly Message[];
  readonly headId: string | null;
  readonly isWhole: boolean;
};

type TabMessage = { readonly parley: 1 } & (
  | { readonly type: 'hello' }
  | { readonly type: 'lead' }
  | { readonly type: 'model'; readonly model: SharedModel }
  | { readonly type: 'command'; readonly commandId: string; readonly command: Command }
  /** The tab that leads is awake and has the command. */
  | { readonly type: 'heard' }
  | { readonly type: 'done'; readonly commandId: string }
);

/** Only our own pages can write to the channel; the mark tells other versions and strangers apart. */
const isTabMessage = (value: unknown): value is TabMessage =>
  typeof value === 'object' && value !== null && 'parley' in value && value.parley === 1 && 'type' in value;

/** Phones put hidden tabs to sleep together with the locks they hold: a tab that leads and does not answer for so long is replaced. */
const patienceMs = 3_000;

/**
 * Makes one conversation of the tabs that show it. One leads: it alone sends, streams and stores. The others follow its
 * model and hand their commands to it; when it is gone, the next one leads, and what was handed over is handed over again.
 *
 * @example createConversation({ id, transport, storage, tabs: shareTabs() })
 */
export const shareTabs =
  (surroundings: TabSurroundings | null = findBrowserTabs()): JoinTabs =>
  (options) => {
    if (surroundings === null) return stayAlone(options);
    const join = (conversationId: string) => {
      const onModel = (model: ConversationModel) => {
        options.onModel(model);
        if (model.id !== conversationId) move(model.id);
      };
      return joinTabs({ ...options, conversationId, onModel }, surroundings);
    };
    const move = (conversationId: string) => {
      options.onFollow();
      tabs.leave();
      tabs = join(conversationId);
    };
    let tabs = join(options.conversationId);
    return {
      perform: (command) => tabs.perform(command),
      publish: (model) => tabs.publish(model),
      move,
      leave: () => tabs.leave(),
    };
  };

const joinTabs = (options: JoinTabsOptions, { holdLock, openChannel }: TabSurroundings): Omit<Tabs, 'move'> => {
  const { conversationId, environment, getModel, onLead, onFollow, onModel, run } = options;
  const name = `parley:${conversationId}`;
  const channel = openChannel(name);
  let request = new AbortController();
  let cancelPatience = () => {};
  let hasLeft = false;
  const waiting = new Map<string, { command: Command; resolve: () => void }>();
  let isLeading = false;
  let hasFollowers = false;
  let sent: ConversationModel | undefined;

  const post = (message: TabMessage) => channel.post(message);

  const requestLock = (shouldSteal: boolean) => {
    request.abort();
    request = new AbortController();
    holdLock(name, {
      signal: request.signal,
      shouldSteal,
      onHeld: () => {
        if (hasLeft || isLeading) return;
        isLeading = true;
        cancelPatience();
        post({ parley: 1, type: 'lead' });
        onLead(recoverTurns);
        for (const { command, resolve } of waiting.values()) run(command).then(resolve);
        waiting.clear();
      },
      onLost: () => {
        if (hasLeft) return;
        isLeading = false;
        onFollow();
        requestLock(false);
        ask({ parley: 1, type: 'hello' });
      },
    });
  };

  /** Says something that the leading tab answers at once, if it is awake. */
  const ask = (message: TabMessage) => {
    post(message);
    cancelPatience();
    cancelPatience = environment.schedule(() => {
      if (!isLeading) requestLock(true);
    }, patienceMs);
  };

  const publish = (model: ConversationModel) => {
    if (!isLeading || !hasFollowers || sent === model) return;
    post({ parley: 1, type: 'model', model: convertModelToShared(model, sent) });
    sent = model;
  };

  const receive = (message: unknown) => {
    if (!isTabMessage(message)) return;
    if (message.type === 'done') {
      waiting.get(message.commandId)?.resolve();
      waiting.delete(message.commandId);
    } else if (isLeading) {
      if (message.type === 'hello') {
        hasFollowers = true;
        sent = undefined;
        publish(getModel());
      }
      if (message.type === 'command') {
        const { commandId, command } = message;
        post({ parley: 1, type: 'heard' });
        run(command).then(() => post({ parley: 1, type: 'done', commandId }));
      }
    } else {
      if (message.type === 'model' || message.type === 'heard' || message.type === 'lead') cancelPatience();
      if (message.type === 'model') onModel(convertSharedToModel(message.model, getModel()));
      if (message.type === 'lead') {
        ask({ parley: 1, type: 'hello' });
        for (const [commandId, { command }] of waiting) post({ parley: 1, type: 'command', commandId, command });
      }
    }
  };

  const unsubscribes = [
    channel.subscribe(receive),
    environment.onWake(() => {
      if (!isLeading) ask({ parley: 1, type: 'hello' });
    }),
  ];
  requestLock(false);
  if (!isLeading) ask({ parley: 1, type: 'hello' });

  return {
    perform: (command) => {
      if (isLeading) return run(command);
      return new Promise((resolve) => {
        const commandId = environment.createId();
        waiting.set(commandId, { command, resolve });
        ask({ parley: 1, type: 'command', commandId, command });
      });
    },
    publish,
    leave: () => {
      hasLeft = true;
      request.abort();
      cancelPatience();
      for (const unsubscribe of unsubscribes) unsubscribe();
      channel.close();
      for (const { resolve } of waiting.values()) resolve();
    },
  };
};

const convertModelToShared = (model: ConversationModel, sent: ConversationModel | undefined): SharedModel => {
  const { tree, ...rest } = model;
  const before = sent?.tree;
  if (before === tree) return { ...rest, messages: [], headId: tree.headId, isWhole: false };
  // Positions stay the same unless a message came or went; a position that holds another id means that one went.
  const isWhole = before === undefined || before.messages.some(({ id }, index) => tree.messages[index]?.id !== id);
  const messages = tree.messages.filter((message, index) => isWhole || before.messages[index] !== message);
  return { ...rest, messages, headId: tree.headId, isWhole };
};

const convertSharedToModel = (shared: SharedModel, { tree }: ConversationModel): ConversationModel => {
  const { messages, headId, isWhole, ...rest } = shared;
  // What came over the channel is a copy; a message that is the same keeps its identity.
  const kept = messages.map((message) => {
    const known = getMessage(tree, message.id);
    return known !== undefined && JSON.stringify(known) === JSON.stringify(message) ? known : message;
  });
  const merged = isWhole ? importTree({ messages: kept, headId }) : kept.reduce(appendMessage, tree);
  return { ...rest, tree: moveHead(merged, headId) };
};
