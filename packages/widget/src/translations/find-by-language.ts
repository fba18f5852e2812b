/** The value for a language, or for a relative of it: `zh-CN` finds `zh`, `en` finds `en-GB`. */
export const findByLanguage = <Value>(
  values: Readonly<Record<string, Value>> | undefined,
  language: string,
): Value | undefined => {
  if (values === undefined) return undefined;
  const primary = language.split('-')[0];
  const relative = Object.keys(values).find((key) => key.split('-')[0] === primary);
  return values[language] ?? (relative === undefined ? Object.values(values)[0] : values[relative]);
};
