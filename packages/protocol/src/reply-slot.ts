import type { Part, ToolPart } from './part.ts';

/** The place of one part in a reply that grows. */
export type ReplySlot<Content extends Part = Part> = {
  /** The picture handed out last. */
  part: Content;
  /** What its text, or the text of its input, has grown by since; so a delta costs one concatenation and no object. */
  grown: string;
};

/** The part as it stands, made anew only when it has grown. */
export const readSlot = (slot: ReplySlot): Part => {
  const { part, grown } = slot;
  if (grown === '') return part;
  slot.grown = '';
  if ('toolCallId' in part) slot.part = { ...part, inputText: (part.inputText ?? '') + grown };
  else if ('text' in part) slot.part = { ...part, text: part.text + grown };
  return slot.part;
};

/** Text that ended without a word is no part, unless it carries what its provider wants back. */
export const isWorthKeeping = (part: Part): boolean =>
  !('text' in part) || part.text !== '' || part.state === 'streaming' || part.providerMetadata !== undefined;

/** Brings a call of a tool to its next state, without what belongs to the state before. */
export const updateTool = (slot: ReplySlot | undefined, fields: Partial<Omit<ToolPart, 'type'>>): void => {
  if (slot === undefined || !('toolCallId' in slot.part)) return;
  const { inputText: _inputText, preliminary: _preliminary, ...tool } = slot.part;
  slot.part = { ...tool, ...fields };
  slot.grown = '';
};

/** Ends what is still growing; input that is not whole can never run. */
export const closeSlot = (slot: ReplySlot): void => {
  const part = readSlot(slot);
  if (!('state' in part)) return;
  if (part.state === 'streaming') slot.part = { ...part, state: 'done' };
  if (part.state === 'input-streaming')
    updateTool(slot, { state: 'output-error', errorText: 'The input of the tool is incomplete.' });
};
