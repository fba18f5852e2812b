import { type Guard, redactText, runGuards } from '@parley/guard';
import type { Moderation, Part } from '@parley/protocol';

export const inputModerationId = 'moderation-input';

/**
 * Asks the site's guards about what a visitor wrote and gives the parts that are stored: the text as it may be kept, and the
 * verdict. A blocked text is not kept at all, so it can reach no prompt, log or other tab. A guard that fails blocks.
 */
export const checkInput = async (
  text: string,
  {
    guards,
    language,
    signal,
  }: { readonly guards: readonly Guard[]; readonly language: string | undefined; readonly signal: AbortSignal },
): Promise<readonly Part[]> => {
  const verdict = await runGuards(guards, text, { role: 'user', signal, ...(language !== undefined && { language }) });
  if (verdict.type === 'allow') return [{ type: 'text', text, state: 'done' }];
  const { type: action, category, reason } = verdict;
  const data: Moderation = { stage: 'input', action, category, ...(reason !== undefined && { reason }) };
  const moderation: Part = { type: 'data-parley-moderation', id: inputModerationId, data };
  if (verdict.type === 'block') return [moderation];
  const kept = verdict.type === 'redact' ? redactText(text, verdict.redactions) : text;
  return [{ type: 'text', text: kept, state: 'done' }, moderation];
};
