import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { chunkDocument } from '../chunk/chunk-document.ts';
import { createRetriever } from '../create-retriever.ts';
import { loadDocuments } from '../load/load-documents.ts';
import type { Retriever } from '../retriever.ts';
import { answerExtractively } from './answer-extractively.ts';

type Question = {
  readonly question: string;
  readonly language: string;
  /** Any of these is right; none means that the documents do not cover it. */
  readonly documents: readonly string[];
  readonly mustContain: readonly string[];
};

const pathOf = (path: string) => fileURLToPath(new URL(`../../../../examples/${path}`, import.meta.url));
const readQuestions = (example: string): readonly Question[] =>
  readFileSync(pathOf(`${example}/questions.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const open = async (example: string): Promise<Retriever> => {
  const { documents, refused } = await loadDocuments(pathOf(`${example}/documents`));
  expect(refused).toEqual([]);
  return createRetriever({
    tenant: example,
    passages: documents.flatMap((document) => chunkDocument({ document, tenant: example })),
  });
};

describe.each([
  { example: 'harbour-bank', leastRight: 32 },
  { example: 'willow-clinic', leastRight: 10 },
])('the documents of $example', ({ example, leastRight }) => {
  const questions = readQuestions(example);
  let retriever: Retriever;
  beforeAll(async () => {
    retriever = await open(example);
  });
  const ask = (question: string, language: string) =>
    answerExtractively({ question, retriever, tenant: example, language });

  it('answer most questions, from the right document', async () => {
    const covered = questions.filter(({ documents }) => documents.length > 0);
    const missed: string[] = [];
    for (const { question, language, documents, mustContain } of covered) {
      const { text, citations } = await ask(question, language);
      const isRight =
        citations.some(({ documentId }) => documents.includes(documentId)) &&
        mustContain.every((part) => text.includes(part));
      if (!isRight) missed.push(question);
    }
    expect(covered.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(leastRight);
  });

  it('answer nothing that they do not cover', async () => {
    const answered: string[] = [];
    for (const { question, language } of questions.filter(({ documents }) => documents.length === 0)) {
      const { grounding } = await ask(question, language);
      if (grounding.status !== 'not-found') answered.push(question);
    }
    expect(answered).toEqual([]);
  });
});

describe('the two questions of the demo', () => {
  it.each([
    ['What does an outgoing international transfer cost?', 'en', /\$25/, /^en\/(international-transfers|fees)\.md$/],
    ['挂失银行卡要多久？', 'zh-CN', /1 分钟/, /^zh\/lost-or-stolen-cards\.md$/],
  ])('%s', async (question, language, said, documentId) => {
    const retriever = await open('harbour-bank');
    const { text, citations, grounding } = await answerExtractively({
      question,
      retriever,
      tenant: 'harbour-bank',
      language,
    });
    expect(grounding.status).toBe('grounded');
    expect(text.slice(0, 200)).toMatch(said);
    expect(text.length).toBeLessThan(320);
    expect(citations[0]?.documentId).toMatch(documentId);
  });
});
