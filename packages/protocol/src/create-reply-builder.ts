import type { Chunk, FinishReason, ReplyMetadata } from './chunk.ts';
import { isParleyDataPart } from './is-parley-data-part.ts';
import { isRecord } from './is-record.ts';
import type { MessageStatus, Outcome } from './message.ts';
import type { Part, ToolPart } from './part.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { createSlot, type ReplySlot, readSlot, type TextSlot, type ToolSlot } from './reply-slot.ts';

/** Folds the chunks of one reply into the parts of its message. The same chunks give the same message in page and relay. */
export type ReplyBuilder = {
  readonly apply: (chunk: Chunk) => void;
  /** The stream is over. Without a terminal chunk before it the outcome is `truncated`; its text is kept. */
  readonly end: () => void;
  readonly snapshot: () => ReplyDraft;
};

export type CreateReplyBuilderOptions = {
  /** Parts that are there already, when a reply is resumed after a cursor. @default [] */
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

const namedOutcomes = new Set<unknown>([
  'complete',
  'stopped',
  'truncated',
  'length',
  'filtered',
  'refused',
  'blocked',
  'error',
]);

const isOutcome = (value: unknown): value is Outcome => namedOutcomes.has(value);

const readReplyMetadata = (value: unknown): ReplyMetadata | undefined => {
  if (!isRecord(value)) return undefined;
  const { replyId, conversationId, userMessageId } = value;
  return typeof replyId === 'string' && typeof conversationId === 'string' && typeof userMessageId === 'string'
    ? { replyId, conversationId, userMessageId }
    : undefined;
};

/**
 * Makes a builder. Each delta costs the same however long the reply is; a tool's input is parsed by its sender, once, at
 * its end. What comes after a terminal chunk changes the outcome no more, except a block.
 */
export const createReplyBuilder = ({ parts = [] }: CreateReplyBuilderOptions = {}): ReplyBuilder => {
  let slots: ReplySlot[] = parts.map(createSlot);
  const openText = new Map<string, TextSlot>();
  const openReasoning = new Map<string, TextSlot>();
  const tools = new Map<string, ToolSlot>();
  const data = new Map<string, ReplySlot & { kind: 'fixed' }>();

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
    const slot: TextSlot = { kind, text: '', isOpen: true, part: null };
    slots.push(slot);
    (kind === 'text' ? openText : openReasoning).set(id, slot);
    return slot;
  };

  /** A delta whose start came before the cursor goes on where the stored text stands open. */
  const findText = (kind: 'text' | 'reasoning', id: string): TextSlot => {
    const open = kind === 'text' ? openText : openReasoning;
    const known = open.get(id);
    if (known !== undefined) return known;
    const last = slots.findLast((slot) => slot.kind === kind);
    if (open.size > 0 || last?.kind !== kind || !last.isOpen) return addText(kind, id);
    open.set(id, last);
    return last;
  };

  const appendText = (kind: 'text' | 'reasoning', id: string, delta: string) => {
    const slot = findText(kind, id);
    slot.text += delta;
    slot.part = null;
  };

  const closeText = (slot: TextSlot) => {
    if (!slot.isOpen) return;
    slot.isOpen = false;
    slot.part = null;
  };

  const endText = (kind: 'text' | 'reasoning', id: string) => {
    closeText(findText(kind, id));
    (kind === 'text' ? openText : openReasoning).delete(id);
  };

  const addTool = (toolCallId: string, toolName: string, isDynamic = false): ToolSlot => {
    const tool: ToolPart = {
      type: isDynamic ? 'dynamic-tool' : `tool-${toolName}`,
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
    const { inputText: _, ...tool } = slot.tool;
    slot.tool = { ...tool, ...fields };
    slot.inputText = '';
    slot.part = null;
  };

  const addPart = (part: Part) => slots.push({ kind: 'fixed', part });

  const addData = (part: Extract<Chunk, { readonly type: `data-${string}` }>) => {
    if ('transient' in part && part.transient === true) return;
    const stored: Part =
      part.id === undefined ? { type: part.type, data: part.data } : { type: part.type, id: part.id, data: part.data };
    const key = part.id === undefined ? null : `${part.type} ${part.id}`;
    const earlier = key === null ? undefined : data.get(key);
    if (earlier !== undefined) {
      earlier.part = stored;
    } else {
      const slot = { kind: 'fixed' as const, part: stored };
      slots.push(slot);
      if (key !== null) data.set(key, slot);
    }
    if (isParleyDataPart(part) && part.type === 'data-parley-moderation' && part.data.action === 'block') {
      isBlocked = true;
      if (part.data.isRetracted === true) retract();
    }
  };

  const retract = () => {
    slots = slots.filter(({ kind }) => kind !== 'text' && kind !== 'reasoning');
    openText.clear();
    openReasoning.clear();
  };

  const finish = (next: Outcome) => {
    outcome ??= next;
    for (const slot of slots) {
      if (slot.kind === 'text' || slot.kind === 'reasoning') closeText(slot);
      if (slot.kind === 'tool' && slot.tool.state === 'input-streaming') {
        updateTool(slot, { state: 'output-error', errorText: 'The input of the tool is incomplete.' });
      }
    }
    openText.clear();
    openReasoning.clear();
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
        return endText('text', chunk.id);
      case 'reasoning-end':
        return endText('reasoning', chunk.id);
      case 'start':
        messageId = chunk.messageId ?? messageId;
        metadata = readReplyMetadata(chunk.messageMetadata) ?? metadata;
        return;
      case 'start-step':
        return void addPart({ type: 'step-start' });
      case 'tool-input-start':
        return void addTool(chunk.toolCallId, chunk.toolName, chunk.dynamic);
      case 'tool-input-delta': {
        const slot = tools.get(chunk.toolCallId);
        if (slot === undefined) return;
        slot.inputText += chunk.inputTextDelta;
        slot.part = null;
        return;
      }
      case 'tool-input-available':
      case 'tool-input-error': {
        const slot = tools.get(chunk.toolCallId) ?? addTool(chunk.toolCallId, chunk.toolName, chunk.dynamic);
        return updateTool(
          slot,
          chunk.type === 'tool-input-available'
            ? { state: 'input-available', input: chunk.input }
            : { state: 'output-error', input: chunk.input, errorText: chunk.errorText },
        );
      }
      case 'tool-approval-request':
        return updateTool(tools.get(chunk.toolCallId), {
          state: 'approval-requested',
          approval: { id: chunk.approvalId, ...(chunk.reason !== undefined && { reason: chunk.reason }) },
        });
      case 'tool-output-available':
        return updateTool(tools.get(chunk.toolCallId), { state: 'output-available', output: chunk.output });
      case 'tool-output-error':
        return updateTool(tools.get(chunk.toolCallId), { state: 'output-error', errorText: chunk.errorText });
      case 'tool-output-denied':
        return updateTool(tools.get(chunk.toolCallId), { state: 'output-denied' });
      case 'source-url':
        return void addPart({
          type: chunk.type,
          sourceId: chunk.sourceId,
          url: chunk.url,
          ...(chunk.title !== undefined && { title: chunk.title }),
        });
      case 'source-document':
        return void addPart({
          type: chunk.type,
          sourceId: chunk.sourceId,
          mediaType: chunk.mediaType,
          title: chunk.title,
          ...(chunk.filename !== undefined && { filename: chunk.filename }),
        });
      case 'file':
      case 'reasoning-file':
        return void addPart({ type: chunk.type, url: chunk.url, mediaType: chunk.mediaType });
      case 'custom':
        return void addPart({ type: 'custom', kind: chunk.kind });
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
      case 'reset-step':
      case 'tool-approval-response':
      case 'steering-message':
      case 'message-metadata':
        return;
      default:
        return addData(chunk);
    }
  };

  const readStatus = (): MessageStatus => {
    if (outcome === null) return { type: hasStarted ? 'streaming' : 'pending' };
    if (isBlocked) return { type: 'done', outcome: 'blocked' };
    if (error !== undefined && outcome === 'error') return { type: 'done', outcome, errorCode: error.code };
    return { type: 'done', outcome };
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
