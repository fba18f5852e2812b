import type { Span } from '../verdict.ts';
import { findEncoded } from './find-encoded.ts';
import { findHidden } from './find-hidden.ts';
import { findInstructions } from './find-instructions.ts';
import { findLeaks } from './find-leaks.ts';
import { findStructure } from './find-structure.ts';
import type { InjectionKind, InjectionMatch } from './injection-kind.ts';

/** Everything in a document that is there for the model and not for the reader, in the order of the text, none within another. */
export const findInjection = (document: string, forms: readonly RegExp[]): InjectionMatch[] => {
  const mark = (kind: InjectionKind, spans: readonly Span[]) => spans.map((span) => ({ ...span, kind }));
  let covered = 0;
  return [
    ...mark('instruction', findInstructions(document, forms)),
    ...mark('structure', findStructure(document)),
    ...mark('hidden', findHidden(document)),
    ...mark('encoded', findEncoded(document, forms)),
    ...mark('leak', findLeaks(document)),
  ]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap(({ start, end, kind }) => {
      const from = Math.max(start, covered);
      covered = Math.max(covered, end);
      return from < end ? [{ start: from, end, kind }] : [];
    });
};
