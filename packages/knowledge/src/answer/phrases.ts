import { primaryLanguage } from '../language/primary-language.ts';

/** The fixed sentences of answers without a model, in one language. */
export type Phrases = {
  readonly greeting: string;
  readonly introduction: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly person: string;
  readonly noPerson: string;
  readonly notFound: string;
  /** Followed by the list of topics. */
  readonly nearTopics: string;
  readonly offerPerson: string;
  readonly rephrase: string;
  /** Between the name of a table's row and what it says. */
  readonly colon: string;
  /** Between the cells of a table's row. */
  readonly separator: string;
  readonly stop: string;
};

const english: Phrases = {
  greeting: 'Hello! What would you like to know?',
  introduction:
    'I am an automatic assistant. I answer from the documents that I was given, and name the place where each answer stands.',
  thanks: 'You are welcome. Is there anything else you would like to know?',
  farewell: 'Goodbye!',
  person: 'I will pass you on to a person.',
  noPerson: 'I cannot pass you on to a person here. Please use the contact details of the company, or ask me.',
  notFound: 'I could not find an answer to that in the documents.',
  nearTopics: 'These topics come near:',
  offerPerson: 'I can also pass you on to a person.',
  rephrase: 'Perhaps other words help.',
  colon: ': ',
  separator: '; ',
  stop: '.',
};

const chinese: Phrases = {
  greeting: '您好！请问有什么可以帮您？',
  introduction: '我是自动助手，根据已有的文件回答问题，并注明每个答案的出处。',
  thanks: '不客气。还有什么想了解的吗？',
  farewell: '再见！',
  person: '好的，我为您转接人工。',
  noPerson: '抱歉，这里无法转接人工。请使用公司的联系方式，或继续向我提问。',
  notFound: '很抱歉，我在文件中没有找到这个问题的答案。',
  nearTopics: '以下主题比较接近：',
  offerPerson: '我也可以为您转接人工。',
  rephrase: '您可以换一种说法试试。',
  colon: '：',
  separator: '；',
  stop: '。',
};

/** The phrases of a language; English where we have none. */
export const phrasesOf = (language: string | undefined): Phrases =>
  primaryLanguage(language ?? '') === 'zh' ? chinese : english;
