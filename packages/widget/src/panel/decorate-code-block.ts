import { copyText } from '../hooks/copy-text.ts';
import type { Translations } from '../translations/en.ts';

/** Puts a button that copies into a code block. */
export const decorateCodeBlock = (block: HTMLElement, translations: Translations): void => {
  const button = block.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = translations.copyCode;
  button.addEventListener('click', async () => {
    const isCopied = await copyText(block.querySelector('code')?.textContent ?? '');
    if (isCopied) button.textContent = translations.copied;
  });
  block.append(button);
};
