import type { Guard } from '../guard.ts';
import { findInjection } from '../injection/find-injection.ts';
import type { InjectionKind } from '../injection/injection-kind.ts';
import { createInstructionForms } from '../injection/instruction-forms.ts';

export type InjectionOptions = {
  /** What happens to a document that speaks to the model. @default 'redact' */
  readonly action?: 'warn' | 'redact' | 'block';
  /** What to look for. @default everything */
  readonly kinds?: readonly InjectionKind[];
  /** What stands in the place of what was found. @default '[removed]' */
  readonly replacement?: string;
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
};

/**
 * Looks for instructions to the model in retrieved documents and results of tools: orders to ignore its rules or to give them
 * away, forged markup, hidden and encoded text, images that carry the conversation off. It takes out the sentence and the rest
 * of its paragraph, and leaves what only tells about such attacks, in quotes.
 *
 * It knows forms of words in some twenty languages and no meaning: one line of defence among several. Documents are data;
 * fence them, and let no document call a tool.
 */
export const injection = ({
  action = 'redact',
  kinds,
  replacement = '[removed]',
  reason,
}: InjectionOptions = {}): Guard => {
  const forms = createInstructionForms();
  return (content) => {
    const found = findInjection(content, forms).filter(({ kind }) => kinds === undefined || kinds.includes(kind));
    const [first] = found;
    if (first === undefined) return { type: 'allow' };
    const named = { category: `injection/${first.kind}`, ...(reason !== undefined && { reason }) };
    if (action === 'warn') return { type: 'warn', ...named };
    if (action === 'block') return { type: 'block', ...named, span: { start: first.start, end: first.end } };
    return { type: 'redact', ...named, redactions: found.map(({ start, end }) => ({ start, end, replacement })) };
  };
};
