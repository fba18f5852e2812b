/** Words written one after another, where `[ab]` stands for one of several characters: `[傻煞][逼笔]` is four words. */
export const expandWords = (patterns: string): readonly string[] =>
  patterns.split(/\s+/).flatMap((pattern) => {
    let expanded = [''];
    for (const [, choices, character] of pattern.matchAll(/\[(.+?)\]|(.)/gu)) {
      const characters = [...(choices ?? character ?? '')];
      expanded = expanded.flatMap((start) => characters.map((end) => (start + end).replaceAll('_', ' ')));
    }
    return expanded.filter((word) => word !== '');
  });
