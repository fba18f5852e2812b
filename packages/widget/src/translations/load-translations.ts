import { en, type Translations } from './en.ts';

/** The texts of a language, English where there are none. Only English comes with the panel. */
export const loadTranslations = async (language: string): Promise<Translations> => {
  if (!/^zh\b/i.test(language)) return en;
  try {
    const { zhCn } = await import('./zh-cn.ts');
    return zhCn;
  } catch {
    return en;
  }
};
