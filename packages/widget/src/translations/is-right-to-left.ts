const rightToLeft = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);

/** By language, as `Intl.Locale` does not tell it in every browser. */
export const isRightToLeft = (language: string): boolean =>
  rightToLeft.has(language.split('-')[0]?.toLowerCase() ?? '');
