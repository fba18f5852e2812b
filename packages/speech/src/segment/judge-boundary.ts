import { classifyWord, isCounted, isReporting, isStarter, isSuffix, takesNumber } from './abbreviations-en.ts';
import { isCjk, isDigit, isLower, isOpener, isUpper } from './character.ts';

/** What stands around a run of terminators. */
export type BoundaryContext = {
  /** The chunk up to the run. */
  readonly before: string;
  /** The terminators, without closing marks. */
  readonly run: string;
  /** What was closed by the marks after the run. `opening`: it had been opened where the chunk begins. */
  readonly closed: 'nothing' | 'quote' | 'bracket' | 'opening-quote' | 'opening-bracket';
  /** Brackets and quotes that are still open. */
  readonly depth: number;
  readonly hasGap: boolean;
  /** What follows, from its first visible character on, as far as it has arrived. */
  readonly next: string;
  /** Whether what follows begins with code or an address. */
  readonly isNextVerbatim: boolean;
  /** Nothing else will follow. */
  readonly isFinal: boolean;
};

export type BoundaryVerdict = 'split' | 'join' | 'wait';

const cjkReporting = /^.{0,6}?(?:说|道|问|答|喊|叫|表示|写道|回复|提醒)/u;

/** The first word of a text, and whether it is known to be whole. */
const readWord = (text: string, isFinal: boolean) => {
  const word = /^[\p{L}\p{N}'’]*/u.exec(text)?.[0] ?? '';
  return {
    word: word.replace(/['’].*$/u, ''),
    rest: text.slice(word.length),
    isWhole: isFinal || word.length < text.length,
  };
};

const skipOpeners = (text: string) => text.replace(/^["'“‘«(（「『《【[{]+/u, '');

/** `"Go!" Tom said.` goes on; `"Go!" They left.` does not. */
const judgeAfterQuote = (next: string, isFinal: boolean): BoundaryVerdict => {
  const first = readWord(next, isFinal);
  if (!first.isWhole) return 'wait';
  if (!/^ /u.test(first.rest) && !isFinal) return 'split';
  const second = readWord(first.rest.trimStart(), isFinal);
  if (!second.isWhole) return 'wait';
  return isReporting(second.word) || isReporting(first.word.toLowerCase()) ? 'join' : 'split';
};

const judgeChinese = ({ closed, next, hasGap, isFinal }: BoundaryContext): BoundaryVerdict => {
  if (/^[，、；：,;:]/u.test(next)) return 'join';
  if (closed === 'nothing' || closed === 'opening-bracket') return 'split';
  if (isOpener(next.slice(0, 1)) || next.startsWith('"')) return 'split';
  if (closed === 'bracket') return hasGap ? 'split' : 'join';
  if (closed === 'quote') return hasGap || isUpper(next) ? 'split' : 'join';
  if (!/[，。！？：、\s]/u.test(next) && next.length < 9 && !isFinal) return 'wait';
  return cjkReporting.test(next) ? 'join' : 'split';
};

/** A small letter goes on, except in names such as iPhone and before the bracket of a list: `b) …`. */
const judgeSmallLetter = (next: string, isFinal: boolean): BoundaryVerdict => {
  if (next.length < 2 && !isFinal) return 'wait';
  return /^.[\p{Lu})]/u.test(next) ? 'split' : 'join';
};

const judgeMark = ({ before, closed, hasGap, next, isNextVerbatim, isFinal }: BoundaryContext): BoundaryVerdict => {
  if (isCjk(next)) return 'split';
  const inner = skipOpeners(next);
  if (inner === '') return isFinal ? 'split' : 'wait';
  if (!hasGap) {
    if (inner !== next && !isNextVerbatim) return isCjk(inner) ? 'split' : 'join';
    return isUpper(next) && /[\p{L}\p{N}"”’)]$/u.test(before) ? 'split' : 'join';
  }
  if (isNextVerbatim) return 'split';
  if (isLower(inner)) return inner === next ? judgeSmallLetter(next, isFinal) : 'join';
  if (closed.endsWith('quote') && isUpper(next)) return judgeAfterQuote(next, isFinal);
  return /^[-–—,;:/|=]/u.test(inner) ? 'join' : 'split';
};

/** `account.Your` are two sentences, `Node.js` and `Math.PI` are one name. */
const judgeGlued = ({ before, closed, next, isFinal }: BoundaryContext): BoundaryVerdict => {
  const token = /\S*$/u.exec(before)?.[0] ?? '';
  const last = before.slice(-1);
  if (isCjk(next)) {
    const ascii = /[\p{Script=Latin}\p{N}.]*$/u.exec(before)?.[0] ?? '';
    const isNumbering = /^\d{1,2}$/u.test(ascii) && !isCjk(before.slice(0, -ascii.length).slice(-1));
    if (
      isNumbering ||
      takesNumber(ascii) ||
      (ascii.length > 0 && classifyWord(ascii, { previous: '', next: '' }) !== 'ends')
    )
      return 'join';
    return 'split';
  }
  if (!isUpper(next)) return isOpener(next.slice(0, 1)) && isCjk(last) ? 'split' : 'join';
  if (isCjk(last) || closed !== 'nothing') return 'split';
  const { word, rest, isWhole } = readWord(next, isFinal);
  if (!isWhole) return 'wait';
  const goesOn = /^[.(@/_:=]/u.test(rest) && !(rest.startsWith('.') && isStarter(word));
  if (goesOn || isSuffix(word)) return 'join';
  if (/^[a-z]{2,}$/u.test(token.replace(/^["'“‘(]+/u, '')))
    return /^(?:[IA]|\p{Lu}\p{Ll}+)$/u.test(word) ? 'split' : 'join';
  return /^[\p{L}\p{N}$£€¥%,]+$/u.test(token) && isStarter(word) && word.length > 1 && token.length > 1
    ? 'split'
    : 'join';
};

const judgeStop = (context: BoundaryContext): BoundaryVerdict => {
  const { before, closed, hasGap, next, isNextVerbatim, isFinal } = context;
  if (!hasGap) return isNextVerbatim ? 'join' : judgeGlued(context);
  const inner = skipOpeners(next);
  if (inner === '') return isFinal ? 'split' : 'wait';
  const token = closed === 'nothing' ? (/[^\s"“‘'([（：，。]*$/u.exec(before)?.[0] ?? '') : '';
  const head = before.slice(0, before.length - token.length).trimEnd();
  const previous = /[\p{L}]*$/u.exec(head)?.[0] ?? '';
  const word = token.replace(/^.*[\p{Script=Han}]/u, '');
  const isNumbering = /^\d{1,2}$/u.test(token) && (head === '' || /[:：;；,，。!！?？]$/u.test(head));
  if (isNumbering) return 'join';
  if (isLower(inner) && !isNextVerbatim) {
    if (inner !== next) return 'join';
    const verdict = judgeSmallLetter(next, isFinal);
    return verdict === 'split' && classifyWord(word, { previous, next }) !== 'ends' ? 'join' : verdict;
  }
  if (isDigit(inner)) return takesNumber(word) || (isCounted(previous) && /^\d+$/u.test(token)) ? 'join' : 'split';
  if (/^[-–—,;:/|=]/u.test(inner)) return 'join';
  if (isCjk(inner)) return classifyWord(word, { previous, next: '' }) === 'never' ? 'join' : 'split';
  if (closed.endsWith('quote') && isUpper(next)) return judgeAfterQuote(next, isFinal);
  const following = readWord(inner, isFinal);
  if (!following.isWhole && !isNextVerbatim) return 'wait';
  if (/^\d{1,3}$/u.test(token) && isCounted(previous)) {
    return head !== previous && isStarter(following.word) ? 'split' : 'join';
  }
  const kind = classifyWord(word, { previous, next: following.word });
  if (kind === 'before-starter') {
    // "J. A. Smith": a letter with its own full stop is an initial, not the word that begins a sentence.
    const isInitial = following.word.length === 1 && following.rest.startsWith('.');
    return isStarter(following.word) && !isInitial ? 'split' : 'join';
  }
  return kind === 'never' ? 'join' : 'split';
};

/** Whether a sentence ends at a run of terminators. */
export const judgeBoundary = (context: BoundaryContext): BoundaryVerdict => {
  const { run, depth, next, isFinal } = context;
  if (depth > 0) return 'join';
  if (next === '') return isFinal ? 'split' : 'wait';
  if (/[。！？｡]/u.test(run)) return judgeChinese(context);
  if (/^(?:…+|\.{2,}|[.…]+)$/u.test(run) && run !== '.') {
    const inner = skipOpeners(next);
    if (inner === '' && !isFinal) return 'wait';
    return isUpper(inner) ? 'split' : 'join';
  }
  return run === '.' ? judgeStop(context) : judgeMark(context);
};
