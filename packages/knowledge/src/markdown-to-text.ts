/**
 * A passage's Markdown as plain text, for excerpts, quotes and the index. Words stay, marks go; the cells of a table
 * row are separated by `; `.
 */
export const convertMarkdownToText = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$\n?/gm, '')
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$\n?/gm, '')
    .replace(/^[ \t]*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)/gm, '')
    .replace(/!?\[([^\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`+/g, '')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$/gm, '')
    .replace(/[ \t]*(?<!\\)\|[ \t]*/g, '; ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>$~])/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
