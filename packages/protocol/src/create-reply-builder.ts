import type { Chunk, ReplyMetadata } from './chunk.ts';
import { finishOutcomes } from './finish-outcomes.ts';
import { isRecord } from './is-record.ts';
import type { MessageStatus } from './message.ts';
import { isOutcome, type Outcome } from './outcome.ts';
import type { Part, TextPart, ToolPart } from './part.ts';
import { pick } from './pick.ts';
import { readReplyMetadata } from './read-reply-metadata.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { closeSlot, isWorthKeeping, type ReplySlot, readSlot, updateTool } from './reply-slot.ts';

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

const toolStates = {
  'tool-input-available': 'input-available',
  'tool-input-error': 'output-error',
  'tool-output-available': 'output-available',
  'tool-output-error': 'output-error',
  'tool-output-denied': 'output-denied',
} as const;

type TextKind = 'text' | 'reasoning';

const isStreaming = (part: Part) => 'state' in part && part.state === 'streaming';

/**
 * Makes a builder. Each delta costs the same however long the reply is; a tool's input is parsed by its sender, once, at
 * its end. What comes after a terminal chunk changes the outcome no more, except a block.
 */
export const createReplyBuilder = ({ parts = [] }: CreateReplyBuilderOptions = {}): ReplyBuilder => {
  let slots: ReplySlot[] = [];
  /** Text under way, by the id of the stream; text and reasoning may use the same. */
  const open = { text: new Map<string, ReplySlot>(), reasoning: new Map<string, ReplySlot>() };
  const tools = new Map<string, ReplySlot<ToolPart>>();
  const data = new Map<string, ReplySlot>();

  let hasStarted = parts.length > 0;
  let outcome: Outcome | null = null;
  let isBlocked = false;
  let messageId: string | undefined;
  let metadata: ReplyMetadata | undefined;
  let error: ReplyDraft['error'];
  let snapshot: ReplyDraft | null = null;

  const addPart = <Content extends Part>(part: Content, known?: Map<string, ReplySlot<Content>>, id = '') => {
    const slot = { part, grown: '' };
    slots.push(slot);
    known?.set(id, slot);
    return slot;
  };

  for (const part of parts) {
    if ('toolCallId' in part) addPart(part, tools, part.toolCallId);
    else addPart(part, 'id' in part ? data : undefined, `${part.type} ${'id' in part ? part.id : ''}`);
  }

  const addText = (type: TextKind, id: string): ReplySlot =>
    addPart<Part>({ type, text: '', state: 'streaming' }, open[type], id);

  /** A delta whose start came before the cursor goes on where the stored text stands open. */
  const findText = (type: TextKind, id: string): ReplySlot => {
    const known = open[type].get(id);
    if (known !== undefined) return known;
    const last = slots.findLast(({ part }) => part.type === type);
    if (open[type].size > 0 || last === undefined || !isStreaming(last.part)) return addText(type, id);
    open[type].set(id, last);
    return last;
  };

  const endText = (type: TextKind, id: string, fields: Pick<TextPart, 'citations' | 'providerMetadata'>) => {
    const slot = findText(type, id);
    slot.part = { ...readSlot(slot), ...fields };
    closeSlot(slot);
    open[type].delete(id);
  };

  const addTool = ({ toolCallId, toolName, dynamic }: Extract<Chunk, { readonly toolName: string }>) =>
    addPart<ToolPart>(
      {
        type: dynamic === true ? 'dynamic-tool' : `tool-${toolName}`,
        toolCallId,
        toolName,
        state: 'input-streaming',
        inputText: '',
      },
      tools,
      toolCallId,
    );

  const addData = (chunk: Extract<Chunk, { readonly type: `data-${string}` }>) => {
    if ('transient' in chunk && chunk.transient === true) return;
    const { type, id } = chunk;
    const part: Part = id === undefined ? { type, data: chunk.data } : { type, id, data: chunk.data };
    const key = `${type} ${id}`;
    const earlier = id === undefined ? undefined : data.get(key);
    if (earlier === undefined) addPart(part, id === undefined ? undefined : data, key);
    else earlier.part = part;
    if (type !== 'data-parley-moderation' || !isRecord(part.data)) return;
    if (part.data.action !== 'block' || part.data.origin === 'provider') return;
    isBlocked = true;
    if (part.data.isRetracted === true) keep(({ part }) => part.type !== 'text' && part.type !== 'reasoning');
  };

  const keep = (isKept: (slot: ReplySlot, index: number) => boolean) => {
    slots = slots.filter(isKept);
    for (const known of [open.text, open.reasoning, tools, data]) {
      for (const [key, slot] of known) if (!slots.includes(slot)) known.delete(key);
    }
  };

  const finish = (next: Outcome) => {
    outcome ??= next;
    slots.forEach(closeSlot);
    open.text.clear();
    open.reasoning.clear();
  };

  const apply = (chunk: Chunk) => {
    snapshot = null;
    hasStarted = true;
    switch (chunk.type) {
      case 'text-delta':
        findText('text', chunk.id).grown += chunk.delta;
        return;
      case 'reasoning-delta':
        findText('reasoning', chunk.id).grown += chunk.delta;
        return;
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
        const start = slots.findLastIndex(({ part }) => part.type === 'step-start');
        return keep((_, index) => index <= start);
      }
      case 'tool-input-start':
        return void addTool(chunk);
      case 'tool-input-delta': {
        const slot = tools.get(chunk.toolCallId);
        if (slot?.part.state === 'input-streaming') slot.grown += chunk.inputTextDelta;
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
        const slot = [...tools.values()].find(({ part }) => part.approval?.id === chunk.approvalId);
        return updateTool(slot, {
          state: 'approval-responded',
          approval: { id: chunk.approvalId, approved: chunk.approved === true, ...pick(chunk, ['reason']) },
        });
      }
      case 'source-url':
      case 'source-document':
      case 'file':
      case 'reasoning-file':
        return void addPart(pick(chunk, ['type', 'sourceId', 'url', 'mediaType', 'title', 'filename']));
      case 'custom':
        return void addPart(pick(chunk, ['type', 'kind', 'providerMetadata']));
      case 'finish': {
        const named = isRecord(chunk.messageMetadata) ? chunk.messageMetadata.outcome : undefined;
        return finish(isOutcome(named) ? named : finishOutcomes[chunk.finishReason ?? 'stop']);
      }
      case 'abort':
        return finish('stopped');
      case 'error':
        error ??= { text: chunk.errorText, code: chunk.code ?? 'upstream-unavailable' };
        return finish(chunk.code === 'blocked' ? 'blocked' : 'error');
      default:
        if ('data' in chunk) addData(chunk);
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
        parts: slots.map(readSlot).filter(isWorthKeeping),
        status: readStatus(),
        messageId,
        metadata,
        error,
      };
      return snapshot;
    },
  };
};
