import { getAnswerText } from '../answer.ts';
import { type Check, fail, pass, skip } from '../check.ts';

/** The words of the echo prompt that must come back whole. */
export const echoed = '你好，世界 👩‍👩‍👧 𠮷野家';

/** What happens to the words of a visitor on their way there and back. */
export const wordsChecks: readonly Check[] = [
  {
    id: 'echo',
    title: 'Chinese and emoji come back as they were sent, where they come back.',
    requirement: 'must',
    run: async ({ dialect, prompts, createQuestion, send }) => {
      const answer = await send(dialect.writeQuestion(createQuestion(prompts.echo)));
      const text = getAnswerText(answer);
      if (text.includes('\uFFFD')) return fail('Characters were lost: the reply has replacement characters.', answer);
      if (text.includes(echoed)) return pass(answer);
      if (/[ÃÂä][\u0080-\u00BF]|å½|ä½/.test(text)) return fail('The words were read in another encoding.', answer);
      return skip('The reply does not repeat the message.');
    },
  },
];
