import { primaryLanguage } from '../language/primary-language.ts';

/** A title for a document that has none, from the name of its file: `lost-or-stolen-cards.md` is “Lost or stolen cards”. */
export const nameDocument = (id: string, language: string): string => {
  const name = id
    .replace(/^.*\//, '')
    .replace(/\.[^.]+$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  if (/^faqs?$/i.test(name)) return primaryLanguage(language) === 'zh' ? '常见问题' : 'Frequently asked questions';
  return name === '' ? id : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};
