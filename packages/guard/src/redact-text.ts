import type { Redaction } from './verdict.ts';

/** The text with its redactions made. Where two overlap, the first covers both. */
export const redactText = (text: string, redactions: readonly Redaction[]): string => {
  let redacted = '';
  let position = 0;
  for (const { start, end, replacement } of [...redactions].sort((a, b) => a.start - b.start)) {
    if (end <= position) continue;
    if (start >= position) redacted += text.slice(position, start) + replacement;
    position = end;
  }
  return redacted + text.slice(position);
};
