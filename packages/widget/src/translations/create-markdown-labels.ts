import type { MarkdownLabels } from '@parley/markdown';
import type { Translations } from './en.ts';
import { formatText } from './format-text.ts';

/** The words that Markdown itself needs. */
export const createMarkdownLabels = (translations: Translations): Partial<MarkdownLabels> => ({
  image: (alt, host) => formatText(translations.imageLeftOut, { description: alt || host }),
  code: (language) => (language === '' ? translations.code : formatText(translations.codeIn, { language })),
  table: translations.table,
  taskDone: translations.taskDone,
  taskOpen: translations.taskOpen,
});
