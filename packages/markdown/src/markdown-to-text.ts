import { createBlockParser } from './block/block-parser.ts';
import { createTextBlock } from './text/text-block.ts';

/**
 * The words of a Markdown text without its marks: for a voice, a live region, a preview, the title of a conversation. Each block is a
 * line. Citations like `[1]` are left out, addresses too; an image is its description. Needs no document.
 */
export function markdownToText(markdown: string): string {
  const root = createTextBlock(null);
  const parser = createBlockParser(root, { breaks: true, citations: true });
  parser.write(markdown);
  parser.end();
  return root.readText();
}
