import type { Chunk, FinishReason, ReplyMetadata } from './chunk.ts';
import { isRecord } from './is-record.ts';
import type { MessageStatus } from './message.ts';
import { isOutcome, type Outcome } from './outcome.ts';
import type { Part, ToolPart } from './part.ts';
import { pick } from './pick.ts';
import { readReplyMetadata } from './read-reply-metadata.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { createSlot, type FixedSlot, type ReplySlot, readSlot, type TextSlot, type ToolSlot } from './reply-slot.ts';

/** Folds the chunks of one reply into the parts of its message. The same chunks give the same message in page and relay. */
export type ReplyBuilder = {
  readonly apply: (chunk: Chunk) => void;
  /** The stream is over. Without a terminal chunk before it the outcome is `truncated`; its text is kept. */
  readonly end: () => void;
  readonly snapshot: () => ReplyDraft;
};

export type CreateReplyBuilderOptions = {
  /** Parts that are there already, when a reply is resumed after a cursor or goes on after its tools ran. @default [] */
  readonly parts?: readonly Part[];
};

const outcomes: Readonly<Record<FinishReason, Outcome>> = {
  stop: 'complete',
  'tool-calls': 'complete',
  other: 'complete',
  length: 'length',
  'content-filter': 'filtered',
  error: 'error',
  interrupted: 'truncated',
};

const toolStates = {
  'tool-input-available': 'input-available',
  'tool-input-error': 'output-error',
  'tool-output-available': 'output-available',
  'tool-output-error': 'output-error',
  'tool-output-denied': 'output-denied',
} as const;

/**
 * Makes a builder. Each delta costs the same however long the reply is; a tool's input is parsed by its sender, once, at
 * its end. What comes after a terminal chunk changes the outcome no more, except a block.
 */
export const createReplyBuilder = ({ parts = [] }: CreateReplyBuilderOptions = {}): ReplyBuilder => {
  let slots: ReplySlot[] = parts.map(createSlot);
  /** Text under way, by the id of the stream; text and reasoning may use the same. */
  const open = { text: new Map<string, TextSlot>(), reasoning: new Map<string, TextSlot>() };
  const tools = new Map<string, ToolSlot>();
  const data = new Map<string, FixedSlot>();

  let hasStarted = slots.length > 0;
  let outcome: Outcome | null = null;
  let isBlocked = false;
  let messageId: string | undefined;
  let metadata: ReplyMetadata | undefined;
  let error: ReplyDraft['error'];
  let snapshot: ReplyDraft | null = null;

  for (const slot of slots) {
    if (slot.kind === 'tool') tools.set(slot.tool.toolCallId, slot);
    if (slot.kind === 'fixed' && 'id' in slot.part) data.set(`${slot.part.type} ${slot.part.id}`, slot);
  }

  const addText = (kind: 'text' | 'reasoning', id: string): TextSlot => {
    const slot: TextSlot = { kind, text: '', isOpen: true, extra: {}, part: null };
    slots.push(slot);
    open[kind].set(id, slot);
    return slot;
  };

  /** A delta whose start came before the cursor goes on where the stored text stands open. */
  const findText = (kind: 'text' | 'reasoning', id: string): TextSlot => {
    const known = open[kind].get(id);
    if (known !== undefined) return known;
    const last = slots.findLast((slot) => slot.kind === kind);
    if (open[kind].size > 0 || last?.kind !== kind || !last.isOpen) return addText(kind, id);
    open[kind].set(id, last);
    return last;
  };

  const appendText = (kind: 'text' | 'reasoning', id: string, delta: string) => {
    const slot = findText(kind, id);
    slot.text += delta;
    slot.part = null;
  };

  const closeText = (slot: TextSlot, extra: TextSlot['extra'] = {}) => {
    slot.extra = { ...slot.extra, ...extra };
    slot.isOpen = false;
    slot.part = null;
  };

  const endText = (kind: 'text' | 'reasoning', id: string, extra: TextSlot['extra']) => {
    closeText(findText(kind, id), extra);
    open[kind].delete(id);
  };

  const addTool = (chunk: Extract<Chunk, { readonly toolName: string }>): ToolSlot => {
    const { toolCallId, toolName, dynamic } = chunk;
    const tool: ToolPart = {
      type: dynamic === true ? 'dynamic-tool' : `tool-${toolName}`,
      toolCallId,
      toolName,
      state: 'input-streaming',
    };
    const slot: ToolSlot = { kind: 'tool', tool, inputText: '', part: null };
    slots.push(slot);
    tools.set(toolCallId, slot);
    return slot;
  };

  const updateTool = (slot: ToolSlot | undefined, fields: Partial<Omit<ToolPart, 'type'>>) => {
    if (slot === undefined) return;
    const { inputText: _inputText, preliminary: _preliminary, ...tool } = slot.tool;
    slot.tool = { ...tool, ...fields };
    slot.inputText = '';
    slot.part = null;
  };

  const addPart = (part: Part): FixedSlot => {
    const slot: FixedSlot = { kind: 'fixed', part };
    slots.push(slot);
    return slot;
  };

  const addData = (chunk: Extract<Chunk, { readonly type: `data-${string}` }>) => {
    if ('transient' in chunk && chunk.transient === true) return;
    const { type, id } = chunk;
    const part: Part = id === undefined ? { type, data: chunk.data } : { type, id, data: chunk.data };
    const earlier = id === undefined ? undefined : data.get(`${type} ${id}`);
    if (earlier !== undefined) earlier.part = part;
    else if (id !== undefined) data.set(`${type} ${id}`, addPart(part));
    else addPart(part);
    if (type !== 'data-parley-moderation' || !isRecord(part.data)) return;
    if (part.data.action !== 'block' || part.data.origin === 'provider') return;
    isBlocked = true;
    if (part.data.isRetracted === true) keep(({ kind }) => kind !== 'text' && kind !== 'reasoning');
  };

  const keep = (isKept: (slot: ReplySlot, index: number) => boolean) => {
    slots = slots.filter(isKept);
    for (const known of [open.text, open.reasoning, tools, data]) {
      for (const [key, slot] of known) if (!slots.includes(slot)) known.delete(key);
    }
  };

  const finish = (next: Outcome) => {
    outcome ??= next;
    for (const slot of slots) {
      if (slot.kind === 'text' || slot.kind === 'reasoning') {
        if (slot.isOpen) closeText(slot);
      } else if (slot.kind === 'tool' && slot.tool.state === 'input-streaming') {
        updateTool(slot, { state: 'output-error', errorText: 'The input of the tool is incomplete.' });
      }
    }
    open.text.clear();
    open.reasoning.clear();
  };

  const apply = (chunk: Chunk) => {
    snapshot = null;
    hasStarted = true;
    switch (chunk.type) {
      case 'text-delta':
        return appendText('text', chunk.id, chunk.delta);
      case 'reasoning-delta':
        return appendText('reasoning', chunk.id, chunk.delta);
      case 'text-start':
        return void addText('text', chunk.id);
      case 'reasoning-start':
        return void addText('reasoning', chunk.id);
      case 'text-end':
        return endText('text', chunk.id, pick(chunk, ['citations', 'providerMetadata']));
      case 'reasoning-end':
        return endText('reasoning', chunk.id, pick(chunk, ['providerMetadata']));
      case 'start':
        messageId = chunk.messageId ?? messageId;
        metadata = readReplyMetadata(chunk.messageMetadata) ?? metadata;
        return;
      case 'start-step':
        return void addPart({ type: 'step-start' });
      case 'reset-step': {
        const start = slots.findLastIndex((slot) => slot.kind === 'fixed' && slot.part.type === 'step-start');
        return keep((_, index) => index <= start);
      }
      case 'tool-input-start':
        return void addTool(chunk);
      case 'tool-input-delta': {
        const slot = tools.get(chunk.toolCallId);
        if (slot === undefined) return;
        slot.inputText += chunk.inputTextDelta;
        slot.part = null;
        return;
      }
      case 'tool-input-available':
      case 'tool-input-error': {
        const fields = pick(chunk, ['input', 'title', 'errorText', 'providerExecuted', 'providerMetadata']);
        return updateTool(tools.get(chunk.toolCallId) ?? addTool(chunk), { ...fields, state: toolStates[chunk.type] });
      }
      case 'tool-output-available':
      case 'tool-output-error':
      case 'tool-output-denied': {
        const fields = pick(chunk, ['output', 'errorText', 'preliminary', 'providerExecuted']);
        return updateTool(tools.get(chunk.toolCallId), { ...fields, state: toolStates[chunk.type] });
      }
      case 'tool-approval-request':
        return updateTool(tools.get(chunk.toolCallId), {
          state: 'approval-requested',
          approval: { id: chunk.approvalId, ...pick(chunk, ['reason']) },
        });
      case 'tool-approval-response': {
        const slot = [...tools.values()].find(({ tool }) => tool.approval?.id === chunk.approvalId);
        return updateTool(slot, {
          state: 'approval-responded',
          approval: { id: chunk.approvalId, approved: chunk.approved === true, ...pick(chunk, ['reason']) },
        });
      }
      case 'source-url':
        return void addPart(pick(chunk, ['type', 'sourceId', 'url', 'title']));
      case 'source-document':
        return void addPart(pick(chunk, ['type', 'sourceId', 'mediaType', 'title', 'filename']));
      case 'file':
      case 'reasoning-file':
        return void addPart(pick(chunk, ['type', 'url', 'mediaType']));
      case 'custom':
        return void addPart(pick(chunk, ['type', 'kind', 'providerMetadata']));
      case 'finish': {
        const named = isRecord(chunk.messageMetadata) ? chunk.messageMetadata.outcome : undefined;
        return finish(isOutcome(named) ? named : outcomes[chunk.finishReason ?? 'stop']);
      }
      case 'abort':
        return finish('stopped');
      case 'error':
        error ??= { text: chunk.errorText, code: chunk.code ?? 'upstream-unavailable' };
        return finish(chunk.code === 'blocked' ? 'blocked' : 'error');
      case 'finish-step':
      case 'message-metadata':
      case 'steering-message':
        return;
      default:
        return addData(chunk);
    }
  };

  const readStatus = (): MessageStatus => {
    if (outcome === null) return { type: hasStarted ? 'streaming' : 'pending' };
    if (isBlocked) return { type: 'done', outcome: 'blocked' };
    return { type: 'done', outcome, ...(error !== undefined && outcome === 'error' && { errorCode: error.code }) };
  };

  return {
    apply,
    end: () => {
      snapshot = null;
      finish('truncated');
    },
    snapshot: () => {
      snapshot ??= {
        parts: slots.map(readSlot).filter((part) => part !== null),
        status: readStatus(),
        ...(messageId !== undefined && { messageId }),
        ...(metadata !== undefined && { metadata }),
        ...(error !== undefined && { error }),
      };
      return snapshot;
    },
  };
};
