import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { readOutline } from './read-outline.ts';

// We show raw HTML as text, so the reference must not read it either.
const noHtml = { disable: { null: ['htmlFlow', 'htmlText'] } };

/** The structure that the reference implementation gives a text. */
export function readReference(markdown: string): string {
  const html = micromark(markdown, {
    extensions: [gfm(), noHtml],
    htmlExtensions: [gfmHtml()],
    allowDangerousProtocol: true,
  });
  return readOutline(new DOMParser().parseFromString(html, 'text/html').body);
}
