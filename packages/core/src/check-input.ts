import type { Guard, Redaction } from '@parley/guard';
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

/**
 * Asks the page's guards about the visitor's text, one after the other; each sees what the one before it left. A guard that
 * throws blocks: text that could not be checked does not leave.
 */
export const checkInput = async (
  content: string,
  { guards, signal, language }: CheckInputOptions,
): Promise<InputCheck> => {
  const moderations: Moderation[] = [];
  let text = content;
  for (const guard of guards) {
    const verdict = await askGuard(guard, text, { signal, language });
    if (verdict.type === 'allow') continue;
    const { type: action, category, reason } = verdict;
    moderations.push({ stage: 'input', action, category, ...(reason !== undefined && { reason }) });
    if (verdict.type === 'block') return { text: null, moderations };
    if (verdict.type === 'redact') text = redact(text, verdict.redactions);
  }
  return { text, moderations };
};

const askGuard = async (guard: Guard, text: string, { signal, language }: Omit<CheckInputOptions, 'guards'>) => {
  try {
    return await guard(text, { role: 'user', signal, ...(language !== undefined && { language }) });
  } catch {
    return { type: 'block', category: 'unchecked' } as const;
  }
};

const redact = (text: string, redactions: readonly Redaction[]): string =>
  [...redactions]
    .sort((one, other) => other.start - one.start)
    .reduce((rest, { start, end, replacement }) => rest.slice(0, start) + replacement + rest.slice(end), text);
