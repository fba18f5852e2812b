/** A text as a matcher reads it, and where each of its characters stands in the document. */
export type FoldedDocument = { readonly text: string; readonly places: readonly number[] };

const invisible = /[\p{Cf}\p{Mn}\p{Variation_Selector}]/u;
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Letters of other alphabets, each followed by the Latin one that it is drawn like, for words that mix both. */
const lookAlikes = 'аaеeоoрpсcхxуyіiјjѕsԁdһhɡgոnοoαaιiνvρpτtυu';

const readLetter = (character: string) => {
  const place = lookAlikes.indexOf(character);
  return place >= 0 && place % 2 === 0 ? lookAlikes.charAt(place + 1) : (disguises[character] ?? character);
};

const unmaskWord = (word: string) =>
  /[a-z]/.test(word) && /[^a-z]/.test(word) ? [...word].map(readLetter).join('') : word;

/** Undoes what hides words: case, full-width forms, invisible characters, look-alikes, digits for letters, letters set apart, wrapped lines. */
export const foldDocument = (document: string): FoldedDocument => {
  let text = '';
  const places: number[] = [];
  let position = 0;
  let isAfterSpace = false;
  const put = (characters: string, place: number) => {
    text += characters;
    for (let index = 0; index < characters.length; index += 1) places.push(place);
  };
  for (const character of document) {
    const place = position;
    position += character.length;
    if (/\s/.test(character)) {
      const isSecondBreak = character === '\n' && document[place - 1] === '\n';
      if (isSecondBreak) put('\n', place);
      else if (!isAfterSpace) put(' ', place);
      isAfterSpace = true;
    } else if (!invisible.test(character)) {
      put(character.normalize('NFKC').toLowerCase(), place);
      isAfterSpace = false;
    }
  }
  // As long as it was: each character is put in the place of one.
  const unmasked = text.replace(/[\p{L}\d@$]+/gu, (word) => {
    const plain = unmaskWord(word);
    return plain.length === word.length ? plain : word;
  });
  return { text: unmasked, places: [...places, document.length] };
};
