/**
 * Latin letters that others are drawn like, Greek and Cyrillic above all: a code, and the letters from there on; a dot where
 * there is none.
 */
const alphabets =
  '223s230a248o273d295h305i322l339o402f593a609g945abydeznoiklmv.onpcotufxyw1072a.br.e.z..k.mhonpcty.xu.........ee.resiij..hk.yu1141v1171f1199y1211h1231l1281d1307q.w';

/** Letters by the ones that are drawn like them. */
export const createLookAlikes = (): ReadonlyMap<string, string> => {
  const lookAlikes = new Map<string, string>();
  for (const [, code, letters = ''] of alphabets.matchAll(/(\d+)(\D+)/g)) {
    for (const [index, letter] of [...letters].entries()) {
      if (letter !== '.') lookAlikes.set(String.fromCharCode(Number(code) + index), letter);
    }
  }
  return lookAlikes;
};
