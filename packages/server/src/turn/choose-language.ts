/** The site's language that fits a visitor's best: the same tag, else the same primary language, else the site's first. */
export const chooseLanguage = (wanted: string | undefined, offered: readonly string[]): string => {
  const [first = 'en'] = offered;
  const tag = wanted?.toLowerCase();
  const primary = tag?.split('-')[0];
  return (
    offered.find((language) => language.toLowerCase() === tag) ??
    offered.find((language) => language.toLowerCase().split('-')[0] === primary) ??
    first
  );
};
