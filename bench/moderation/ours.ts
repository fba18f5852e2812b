import { type Guard, personalData, words } from '@parley/guard';
import { classifier, type StoredModel } from '@parley/guard/classifier';
import { chineseWords } from '@parley/guard/words/chinese';
import { englishWords } from '@parley/guard/words/english';
import type { DataFinder, Flagger } from './peers.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;

const wordGuard = words({ lists: [...englishWords(), ...chineseWords()] });

export const ourWords: Flagger = async (text) => ({ isFlagged: (await wordGuard(text, context)).type !== 'allow' });

/** The classifier alone, and together with the words as one set of guards. */
export const createOurs = (model: StoredModel) => {
  let score = 0;
  const scores: Guard = classifier({
    load: async () => model,
    onScore: (classification) => {
      score = classification.score;
    },
  });
  const alone: Flagger = async (text) => {
    score = 0;
    const verdict = await scores(text, context);
    return { isFlagged: verdict.type !== 'allow', score };
  };
  const together: Flagger = async (text) => {
    const [byWords, byScore] = [await wordGuard(text, context), await alone(text)];
    return { isFlagged: byWords.type !== 'allow' || byScore.isFlagged, score };
  };
  return { alone, together };
};

const data = personalData();

export const ourData: DataFinder = async (text) => {
  const verdict = await data(text, context);
  const found = verdict.type === 'redact' ? verdict.redactions : [];
  return { isFound: found.length > 0, spans: found.map(({ start, end }) => `${start}-${end}`) };
};
