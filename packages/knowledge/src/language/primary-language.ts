/** The language without region and script: `zh` of `zh-CN`. */
export const primaryLanguage = (language: string): string => language.split('-')[0]?.toLowerCase() ?? '';
