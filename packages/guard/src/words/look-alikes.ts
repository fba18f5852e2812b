/** Letters of other scripts, each followed by the Latin letter that it is drawn like. */
const letters =
  'аaвbсcԁdеeёeғfһhіiїiјjкkӏlмmнhоoпnрpԛqгrѕsтtцuυuѵvԝwхxуyүyзz' +
  'αaβbγyδdεeζzηnθoιiκkλlμmνvοoπnρpσoςcτtυuφfχxψyωwɑaɡgɩiıiłløođdħhßsæaœoꜱs';

/** Other things that a letter stands for, besides itself. */
const stand = '0o1i1l3e4a5s6g7t8b9g$s@a!i|i|l(c+t€evu';

const readPairs = (text: string) => {
  const pairs = new Map<string, string>();
  const characters = [...text];
  for (let index = 0; index < characters.length; index += 2) {
    const from = characters[index] ?? '';
    pairs.set(from, (pairs.get(from) ?? '') + (characters[index + 1] ?? ''));
  }
  return pairs;
};

export type LookAlikes = { readonly letters: ReadonlyMap<string, string>; readonly stand: ReadonlyMap<string, string> };

export const createLookAlikes = (): LookAlikes => {
  const folded = readPairs(letters);
  return {
    letters: new Map([...folded].map(([from, to]) => [from, to.slice(0, 1)])),
    stand: readPairs(stand),
  };
};
