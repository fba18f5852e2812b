import { decodeText } from './decode-text.ts';
import type { FileContent } from './file-content.ts';

/** Plain text; a short first line by itself is its title. */
export const loadText = (bytes: Uint8Array): FileContent => {
  const text = decodeText(bytes).trim();
  const title = /^([^\n]{1,80}[^\n.。!！?？:：,，;；])\n\s*\n/.exec(text)?.[1]?.trim();
  return { sections: [{ text }], ...(title !== undefined && { title }) };
};
