/** What we read and write of the AI SDK's stream parts, version 4. Written here so that building against this needs no version. */
export type TextPart = {
  type: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end';
  id: string;
};
export type DeltaPart = { type: 'text-delta' | 'reasoning-delta'; id: string; delta: string };
export type FinishPart = {
  type: 'finish';
  finishReason: { unified: 'content-filter'; raw: undefined };
  usage: {
    inputTokens: { total: undefined; noCache: undefined; cacheRead: undefined; cacheWrite: undefined };
    outputTokens: { total: undefined; text: undefined; reasoning: undefined };
  };
};

type AnyPart = { readonly type: string };

export const isDelta = <Part extends AnyPart>(part: Part): part is Part & DeltaPart =>
  part.type === 'text-delta' || part.type === 'reasoning-delta';

export const isEdge = <Part extends AnyPart>(part: Part): part is Part & TextPart =>
  /^(text|reasoning)-(start|end)$/.test(part.type);

/** How a stream ends that a guard has ended. What it cost is not known any more. */
export const createFilteredFinish = (): FinishPart => ({
  type: 'finish',
  finishReason: { unified: 'content-filter', raw: undefined },
  usage: {
    inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: undefined, text: undefined, reasoning: undefined },
  },
});
