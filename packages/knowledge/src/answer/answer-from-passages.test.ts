import { describe, expect, it } from 'vitest';
import { createRetriever } from '../create-retriever.ts';
import { writeFaq } from '../faq-passage.ts';
import type { Passage } from '../passage.ts';
import { answerExtractively } from './answer-extractively.ts';

const passage = (id: string, title: string, text: string, options: Partial<Passage> = {}): Passage => ({
  id,
  documentId: `${id}.md`,
  title,
  text,
  locator: {},
  tenant: 'bank',
  language: 'en',
  ...options,
});
const cash = [
  '| Service | In the app | At a branch |',
  '|---|---|---|',
  '| Domestic transfer | Free | $5 |',
  "| Banker's draft | Not available | $15 |",
  '| Returned direct debit | $8 | $8 |',
].join('\n');
const passages = [
  passage('fees', 'Schedule of fees', cash, { locator: { headings: ['Domestic payments'] } }),
  passage('cards', 'Lost cards', 'A lost card is blocked within 1 minute. The report is free. The PIN stays the same.'),
  passage('faq', 'Questions', writeFaq({ question: 'Is there a kids account?', answer: 'Yes, from 7 years of age.' }), {
    locator: { row: 4 },
  }),
  passage(
    'scams',
    'Scams',
    'Harbour Bank will never ask you to:\n\n- move money to a safe account;\n- read out a one-time code.',
  ),
  passage('hours', 'Branches', 'The branch is open from 9:00 to 17:00.'),
  passage('zh', '银行卡挂失', '挂失即时生效，卡片在 1 分钟内停用。挂失免费。', { language: 'zh-CN' }),
];
const retriever = createRetriever({ tenant: 'bank', passages });
const ask = (question: string, options = {}) => answerExtractively({ question, retriever, tenant: 'bank', ...options });

describe('answerExtractively', () => {
  it('answers with the sentence that says it, cited', async () => {
    const { text, citations, grounding } = await ask('How fast is a lost card blocked?');
    expect(text).toMatch(/^A lost card is blocked within 1 minute\. \[\d\]/);
    expect(citations[0]).toMatchObject({ documentId: 'cards.md', quote: 'A lost card is blocked within 1 minute.' });
    expect(grounding.status).toBe('grounded');
  });

  it('says the row of a table as a sentence', async () => {
    const { text, citations } = await ask("What does a banker's draft cost?");
    expect(text).toMatch(/^Banker's draft – In the app: Not available; At a branch: \$15\. \[\d\]/);
    expect(citations.map(({ documentId }) => documentId)).toContain('fees.md');
  });

  it('gives the answer of a pair', async () => {
    expect((await ask('Do you have an account for kids?')).text).toMatch(/^Yes, from 7 years of age\. \[\d\]/);
  });

  it('says an item after the lead of its list, so that it cannot be read the other way round', async () => {
    const { text } = await ask('Should I move my money to a safe account?');
    expect(text).toContain('never ask you to');
  });

  it('answers in the language of the question', async () => {
    expect((await ask('挂失要多久？', { language: 'en' })).text).toMatch(/1 分钟内停用。\[\d\]/);
  });

  it('borrows the topic of a follow-up from the question before it', async () => {
    const { citations } = await ask('Is it free?', { earlierQuestions: ['How do I report a lost card?'] });
    expect(citations[0]?.documentId).toBe('cards.md');
  });

  it.each([
    ['Can I buy bitcoin and gold bars here?', /could not find/],
    ['能托管比特币和黄金吗？', /没有找到/],
    ['天气怎么样', /没有找到/],
    ['asdf qwer', /could not find/],
  ])('says honestly that it found nothing for %s', async (question, said) => {
    const { text, citations, grounding } = await ask(question, { language: 'en' });
    expect(text).toMatch(said);
    expect(citations).toEqual([]);
    expect(grounding.status).toBe('not-found');
    expect(grounding.confidence).toBeLessThan(0.45);
  });

  it('offers a person only where there is one', async () => {
    expect((await ask('Do you sell gold bars?', { canHandOff: true })).text).toContain('person');
    expect((await ask('Do you sell gold bars?')).text).not.toContain('person');
  });

  it('names at most three topics that come near', async () => {
    const { text } = await ask('Which gold card blocks a branch transfer debit draft?', { threshold: 1.1 });
    expect(text.match(/^- /gm)?.length ?? 0).toBeLessThanOrEqual(3);
  });

  it('greets, and passes on whoever wants a person, without asking the documents', async () => {
    expect(await ask('你好')).toMatchObject({ grounding: { status: 'conversational' }, wantsPerson: false });
    const person = await ask('I want to talk to a human', { canHandOff: true });
    expect(person).toMatchObject({ wantsPerson: true, citations: [], grounding: { status: 'conversational' } });
    expect((await ask('hello', { greeting: 'Welcome aboard!' })).text).toBe('Welcome aboard!');
  });

  it('gives nothing of a tenant to another', async () => {
    const { text, grounding } = await ask('How fast is a lost card blocked?', { tenant: 'clinic' });
    expect(grounding.status).toBe('not-found');
    expect(text).not.toContain('minute');
  });
});
