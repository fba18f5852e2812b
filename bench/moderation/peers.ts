import { Profanity } from '@2toad/profanity';
import { SyncRedactor } from '@libretto/redact-pii-light';
import { chineseWords } from '@parley/guard/words/chinese';
import { Filter } from 'bad-words';
import { checkProfanity } from 'glin-profanity';
import leoProfanity from 'leo-profanity';
import { Mint } from 'mint-filter';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { OpenRedaction } from 'openredaction';

/** Whether a message is flagged, and how sure the way is of it where it has a score. */
export type Flagging = { readonly isFlagged: boolean; readonly score?: number };
export type Flagger = (text: string) => Flagging | Promise<Flagging>;

/** The places of personal data in a message, or `null` where a way only rewrites it. */
export type DataFinder = (
  text: string,
) => Promise<{ readonly isFound: boolean; readonly spans: readonly string[] | null }>;

const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const badWords = new Filter();
const toad = new Profanity();
const mint = new Mint(chineseWords().flatMap(({ block = [] }) => block));

/** Word lists as they come; the Chinese matcher has none and is given ours. */
export const wordLists: Readonly<Record<string, Flagger>> = {
  obscenity: (text) => ({ isFlagged: obscenity.hasMatch(text) }),
  'bad-words': (text) => ({ isFlagged: badWords.isProfane(text) }),
  'leo-profanity': (text) => ({ isFlagged: leoProfanity.check(text) }),
  '@2toad/profanity': (text) => ({ isFlagged: toad.exists(text) }),
  'glin-profanity, everything on': (text) => ({
    isFlagged: checkProfanity(text, {
      allLanguages: true,
      detectLeetspeak: true,
      normalizeUnicode: true,
    }).containsProfanity,
  }),
  'mint-filter with our Chinese list': (text) => ({ isFlagged: !mint.verify(text) }),
};

const openRedaction = new OpenRedaction();
const redactPii = new SyncRedactor();

export const dataFinders: Readonly<Record<string, DataFinder>> = {
  openredaction: async (text) => {
    const { detections } = await openRedaction.detect(text);
    return { isFound: detections.length > 0, spans: detections.map(({ position }) => position.join('-')) };
  },
  'redact-pii (light)': async (text) => ({ isFound: redactPii.redact(text) !== text, spans: null }),
};
