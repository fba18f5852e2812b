import type { GateOptions } from '../gate/gate-options.ts';
import { redactText } from '../redact-text.ts';
import { runGuards } from '../run-guards.ts';

type Judged = { readonly text: string; readonly isBlocked: boolean };

const judge = async (text: string, options: GateOptions): Promise<Judged> => {
  const { guards, role = 'assistant', language, signal = new AbortController().signal, onBlock } = options;
  const context = { role, signal, ...(language !== undefined && { language }) };
  const verdict = await runGuards(guards, text, context, options);
  if (verdict.type === 'redact') return { text: redactText(text, verdict.redactions), isBlocked: false };
  if (verdict.type !== 'block') return { text, isBlocked: false };
  onBlock?.(verdict);
  const end = verdict.span?.start ?? 0;
  const redactions = (verdict.redactions ?? []).filter(({ start }) => start < end);
  return { text: redactText(text.slice(0, end), redactions), isBlocked: true };
};

/** A whole answer with its text and reasoning guarded. A block ends it where the blocked span begins. */
export const guardContent = async <Part extends { readonly type: string }>(
  content: readonly Part[],
  options: GateOptions,
): Promise<{ readonly content: Part[]; readonly isBlocked: boolean }> => {
  const kept: Part[] = [];
  for (const part of content) {
    const isText = part.type === 'text' || part.type === 'reasoning';
    if (!isText || !('text' in part) || typeof part.text !== 'string') {
      kept.push(part);
      continue;
    }
    const { text, isBlocked } = await judge(part.text, options);
    if (text !== '' || !isBlocked) kept.push({ ...part, text });
    if (isBlocked) return { content: kept, isBlocked };
  }
  return { content: kept, isBlocked: false };
};
