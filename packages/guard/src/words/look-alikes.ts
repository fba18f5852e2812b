/** Latin letters that those of another alphabet are drawn like, in the order of its block; a dot where there is none. */
const alphabets: readonly (readonly [firstCode: number, letters: string])[] = [
  [0x3b1, 'abydeznoiklmv.onpcotufxyw'],
  [0x430, 'a.br.e.z..k.mhonpcty.xu.........ee.resiij..hk.yu'],
];

/** Other letters, each followed by the Latin letter that it is drawn like. */
const letters = 'ԁdғfһhӏlԛqѵvԝwүyɑaɡgıiłløođdħhßsæaœoƒf';

/** Other things that a letter stands for, besides itself. */
const stand = '0o1i1l3e4a5s6g7t8b9g$s@a!i|i|l(c+t€evu';

const readPairs = (text: string) => {
  const pairs = new Map<string, string>();
  for (const [, from = '', to = ''] of text.matchAll(/(.)(.)/gu)) pairs.set(from, (pairs.get(from) ?? '') + to);
  return pairs;
};

export type LookAlikes = { readonly letters: ReadonlyMap<string, string>; readonly stand: ReadonlyMap<string, string> };

export const createLookAlikes = (): LookAlikes => {
  const folded = readPairs(letters);
  for (const [firstCode, drawn] of alphabets) {
    for (const [index, letter] of [...drawn].entries()) {
      if (letter !== '.') folded.set(String.fromCharCode(firstCode + index), letter);
    }
  }
  return { letters: folded, stand: readPairs(stand) };
};
