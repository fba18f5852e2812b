import { convertHtml } from './convert-html.ts';
import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';

/** A page: what a visitor of it reads, without the site around it. */
export const loadHtml = (bytes: Uint8Array): FileContent => {
  const { markdown, title, language } = convertHtml(decodeText(bytes));
  if (markdown === '') {
    throw new DocumentError('has no readable text; it may be drawn by a script: save the page as the browser shows it');
  }
  return {
    sections: [{ text: markdown }],
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
  };
};
