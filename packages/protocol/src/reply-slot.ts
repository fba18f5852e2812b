import type { Part } from './part.ts';

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
