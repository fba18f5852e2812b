/** Reads JSON while it arrives, such as the arguments of a tool that a model is still writing. */
export type PartialJsonReader = {
  /** Takes the next piece. After the text is broken, nothing more is taken. */
  readonly append: (text: string) => void;
  /**
   * The value so far; `undefined` before it begins. Objects, arrays and strings are there as soon as they open, keys,
   * numbers and words such as `true` when they are whole.
   *
   * It is the same object from read to read and grows in place: copy what you want to keep.
   */
  readonly read: () => unknown;
  /** The text is one whole value. */
  readonly isComplete: () => boolean;
  /** The text is no JSON; `read` gives the value up to there. */
  readonly isBroken: () => boolean;
};

export type PartialJsonReaderOptions = {
  /** Deepest nesting of objects and arrays; text that goes deeper is broken. @default 200 */
  readonly maxDepth?: number;
};

type Open =
  | { readonly isArray: true; readonly values: unknown[] }
  | { readonly isArray: false; readonly fields: Record<string, unknown>; key: string };

/** What may come next, outside of a string, a number or a word. `first-*`: the container may also end here. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'nothing';

const numberShape = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Longer than any number has a use for. It bounds what a read of an unended number costs. */
const longestNumber = 1000;
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['t', true],
  ['f', false],
  ['n', null],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;
/** A character of a number: a digit, a sign, a point or an exponent. */
const isNumeric = (code: number) =>
  (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46 || code === 101 || code === 69;

/**
 * Makes a reader. The work is linear in the text, whatever its shape and however often it is read: each character is
 * looked at once, and a read returns what is there.
 *
 * @example
 * const reader = createPartialJsonReader();
 * reader.append('{"city":"Hang');
 * reader.read(); // { city: 'Hang' }
 */
export const createPartialJsonReader = ({ maxDepth = 200 }: PartialJsonReaderOptions = {}): PartialJsonReader => {
  const stack: Open[] = [];
  let root: unknown;
  let expected: Expected = 'value';
  let token: 'none' | 'key' | 'string' | 'number' | 'word' = 'none';
  /** The token under way: the value of a string, the letters of a number or a word. */
  let text = '';
  /** An escape sequence that is not whole, its backslash included. */
  let escaped = '';
  let isBroken = false;

  /** Puts a value where it belongs; again and again while a string grows. */
  const place = (value: unknown) => {
    const open = stack.at(-1);
    if (open === undefined) root = value;
    else if (open.isArray) open.values[open.values.length - 1] = value;
    else if (open.key !== '__proto__') open.fields[open.key] = value;
    // A plain assignment would set the prototype.
    else Object.defineProperty(open.fields, open.key, { value, configurable: true, enumerable: true, writable: true });
  };

  const begin = (value: unknown) => {
    const open = stack.at(-1);
    if (open?.isArray === true) open.values.push(value);
    else place(value);
  };

  const endValue = () => {
    token = 'none';
    expected = stack.length === 0 ? 'nothing' : 'comma';
  };

  const push = (open: Open, value: object) => {
    begin(value);
    stack.push(open);
    expected = open.isArray ? 'first-value' : 'first-key';
    if (stack.length > maxDepth) isBroken = true;
  };

  const pop = () => {
    stack.pop();
    endValue();
  };

  const endNumber = () => {
    if (!numberShape.test(text)) isBroken = true;
    else {
      if (stack.length > 0) begin(Number(text));
      else root = Number(text);
      endValue();
    }
  };

  const readEscape = (character: string) => {
    if (escaped === '\\' && character !== 'u') {
      const value = escapes.get(character);
      if (value === undefined) isBroken = true;
      else text += value;
      escaped = '';
      return;
    }
    escaped += character;
    if (escaped.length > 2 && !/[0-9a-fA-F]/.test(character)) isBroken = true;
    if (escaped.length < 6) return;
    text += String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
    escaped = '';
  };

  /** Reads on in a string and returns where it went on to. */
  const readString = (piece: string, from: number): number => {
    let at = from;
    if (escaped !== '') {
      readEscape(piece.charAt(at));
      return at + 1;
    }
    while (at < piece.length) {
      const code = piece.charCodeAt(at);
      if (code === 34 || code === 92 || code < 32) break;
      at += 1;
    }
    if (at > from) text += piece.slice(from, at);
    if (at === piece.length) return at;
    const code = piece.charCodeAt(at);
    if (code === 92) escaped = '\\';
    else if (code !== 34) isBroken = true;
    else if (token === 'key') {
      const open = stack.at(-1);
      if (open?.isArray === false) open.key = text;
      token = 'none';
      expected = 'colon';
    } else {
      place(text);
      endValue();
    }
    return at + 1;
  };

  const readWord = (character: string) => {
    text += character;
    const value = words.get(text.charAt(0));
    const whole = String(value);
    if (!whole.startsWith(text)) isBroken = true;
    else if (whole === text) {
      begin(value);
      endValue();
    }
  };

  const beginValue = (character: string, code: number) => {
    text = '';
    if (character === '{') {
      const fields: Record<string, unknown> = {};
      push({ isArray: false, fields, key: '' }, fields);
    } else if (character === '[') {
      const values: unknown[] = [];
      push({ isArray: true, values }, values);
    } else if (character === '"') {
      token = 'string';
      begin('');
    } else if (isNumeric(code)) {
      token = 'number';
      text = character;
    } else if (words.has(character)) {
      token = 'word';
      text = character;
    } else isBroken = true;
  };

  const readStructure = (character: string, code: number) => {
    if (isSpace(code)) return;
    if (expected === 'first-value' && character === ']') return pop();
    if (expected === 'first-key' && character === '}') return pop();
    if (expected === 'value' || expected === 'first-value') return beginValue(character, code);
    const open = stack.at(-1);
    if ((expected === 'key' || expected === 'first-key') && character === '"') {
      token = 'key';
      text = '';
    } else if (expected === 'colon' && character === ':') expected = 'value';
    else if (expected === 'comma' && character === ',') expected = open?.isArray === true ? 'value' : 'key';
    else if (expected === 'comma' && character === (open?.isArray === true ? ']' : '}')) pop();
    else isBroken = true;
  };

  const append = (piece: string) => {
    let at = 0;
    while (at < piece.length && !isBroken) {
      if (token === 'string' || token === 'key') {
        at = readString(piece, at);
        continue;
      }
      const code = piece.charCodeAt(at);
      const character = piece.charAt(at);
      if (token === 'number' && !isNumeric(code)) endNumber();
      if (isBroken) break;
      if (token === 'number') {
        text += character;
        if (text.length > longestNumber) isBroken = true;
      } else if (token === 'word') readWord(character);
      else readStructure(character, code);
      at += 1;
    }
    if (token === 'string') place(text);
  };

  /** Only the end of the text ends a number that stands alone. */
  const isLoneNumber = () => token === 'number' && stack.length === 0 && numberShape.test(text);

  return {
    append,
    read: () => (isLoneNumber() ? Number(text) : root),
    isComplete: () => !isBroken && (expected === 'nothing' || isLoneNumber()),
    isBroken: () => isBroken,
  };
};
