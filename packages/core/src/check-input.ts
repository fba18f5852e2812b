import type { Guard } from '@parley/guard';
import type { Moderation } from '@parley/protocol';

export type CheckInputOptions = {
  readonly guards: readonly Guard[];
  readonly signal: AbortSignal;
  readonly language?: string | undefined;
};

export type InputCheck = {
  /** The text that may be sent; `null` when none may. */
  readonly text: string | null;
  /** What the guards had to say, for the message. */
  readonly moderations: readonly Moderation[];
};

/** Asks the page's guards about the visitor's text. What could not be checked does not leave. */
export const checkInput = async (
  text: string,
  { guards, signal, language }: CheckInputOptions,
): Promise<InputCheck> => {
  if (guards.length === 0) return { text, moderations: [] };
  // Most pages have no guards of their own and leave it to the relay; those do not download this.
  const { redactText, runGuards } = await import('@parley/guard');
  const context = { role: 'user' as const, signal, ...(language !== undefined && { language }) };
  const verdict = await runGuards(guards, text, context);
  if (verdict.type === 'allow') return { text, moderations: [] };
  const { type: action, category, reason } = verdict;
  const moderations = [{ stage: 'input' as const, action, category, ...(reason !== undefined && { reason }) }];
  if (verdict.type === 'block') return { text: null, moderations };
  return { text: verdict.type === 'redact' ? redactText(text, verdict.redactions) : text, moderations };
};
