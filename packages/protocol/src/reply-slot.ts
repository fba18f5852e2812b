import type { Part, ReasoningPart, TextPart, ToolPart } from './part.ts';

/**
 * The place of one part in a reply that grows. `part` is the picture handed out last and is made anew only when something
 * changed, so a delta costs one concatenation and no object.
 */
export type ReplySlot = TextSlot | ToolSlot | FixedSlot;

export type FixedSlot = { readonly kind: 'fixed'; part: Part };

export type TextSlot = {
  readonly kind: 'text' | 'reasoning';
  text: string;
  isOpen: boolean;
  /** What came with the end of the text. */
  extra: Pick<TextPart, 'citations' | 'providerMetadata'>;
  part: TextPart | ReasoningPart | null;
};

export type ToolSlot = { readonly kind: 'tool'; tool: ToolPart; inputText: string; part: ToolPart | null };

/** The slot of a part that was stored before, ready to grow on. */
export const createSlot = (part: Part): ReplySlot => {
  if ((part.type === 'text' || part.type === 'reasoning') && 'text' in part) {
    const { type: kind, text, state, ...extra } = part;
    return { kind, text, isOpen: state === 'streaming', extra, part };
  }
  if ('toolCallId' in part) return { kind: 'tool', tool: part, inputText: part.inputText ?? '', part };
  return { kind: 'fixed', part };
};

/** The part as it stands; `null` for text that ended without a word. */
export const readSlot = (slot: ReplySlot): Part | null => {
  if (slot.kind === 'fixed') return slot.part;
  if (slot.kind === 'tool') {
    slot.part ??= slot.tool.state === 'input-streaming' ? { ...slot.tool, inputText: slot.inputText } : slot.tool;
    return slot.part;
  }
  const { kind, text, isOpen, extra } = slot;
  if (text === '' && !isOpen && extra.providerMetadata === undefined) return null;
  slot.part ??= { type: kind, text, state: isOpen ? 'streaming' : 'done', ...extra };
  return slot.part;
};
