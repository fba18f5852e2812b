import type { CodeBlock } from '@parley/markdown';
import { copyText } from '../hooks/copy-text.ts';
import type { Translations } from '../translations/en.ts';

/** Puts a button that copies into a code block. */
export const decorateCodeBlock = (pre: HTMLElement, block: CodeBlock, translations: Translations): void => {
  const button = pre.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = translations.copyCode;
  button.addEventListener('click', async () => {
    if (await copyText(block.text())) button.textContent = translations.copied;
  });
  pre.append(button);
};
