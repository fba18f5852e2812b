import { guardChunks } from '@parley/guard';
import {
  composePrompt,
  createCitationTracker,
  detectLanguage,
  expandQuestion,
  type FoundPassage,
  readIntent,
} from '@parley/knowledge';
import { type Chunk, type Grounding, isParleyDataPart } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import { describeFailure, type Log } from '../log.ts';
import type { Site } from '../site.ts';
import { chooseLanguage } from './choose-language.ts';
import { citeChunks } from './cite-chunks.ts';
import { findPassages } from './find-passages.ts';
import type { HistoryMessage } from './read-history.ts';

/** Answers one message: passages, prompt, model, citations, gate. Knows nothing of who asks or where the answer is kept. */
export type AnswerTurn = (turn: {
  readonly site: Site;
  /** What the visitor asked, after the input guards. */
  readonly text: string;
  readonly history: readonly HistoryMessage[];
  readonly language: string | undefined;
  readonly signal: AbortSignal;
}) => AsyncGenerator<Chunk, void, undefined>;

const guardDeadlineMs = 10_000;

/** What of a model's chunks may go on. Tools, files and addresses that nobody asked for do not. */
const isAnswer = (chunk: Chunk): boolean =>
  /^(text|reasoning)-(start|delta|end)$/.test(chunk.type) || chunk.type === 'finish' || isParleyDataPart(chunk);

async function* keepAnswer(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void, undefined> {
  for await (const chunk of chunks) if (isAnswer(chunk)) yield chunk;
}

const describeGrounding = (passages: readonly FoundPassage[], citedIds: ReadonlySet<string>): Grounding => {
  const cited = passages.filter(({ id }) => citedIds.has(id)).map(({ score }) => score);
  return cited.length > 0
    ? { status: 'grounded', confidence: Math.max(...cited) }
    : { status: 'not-found', confidence: Math.max(0, ...passages.map(({ score }) => score)) };
};

export const createAnswerTurn = ({ clock, log }: { readonly clock: Clock; readonly log: Log }): AnswerTurn =>
  async function* ({ site, text, history, language, signal }) {
    const named = language !== undefined && { language };
    const intent = readIntent(text);
    const earlierQuestions = history.flatMap((message) => (message.role === 'user' ? [message.text] : []));
    const standaloneQuestion = expandQuestion({ question: text, earlierQuestions, ...named });
    const found =
      intent === undefined ? await findPassages(site, { question: standaloneQuestion, signal, ...named }) : [];
    const { system, messages, passages } = composePrompt({
      passages: found,
      question: text,
      history: history.map((message) => ({ role: message.role, content: message.text })),
      ...named,
      ...(site.persona !== undefined && { persona: site.persona }),
      ...(site.policy !== undefined && { policy: site.policy }),
    });
    const { greeting, suggestions, languages, canHandOff } = site.info;
    const spoken = chooseLanguage(detectLanguage(text) ?? language, languages);
    const firstWords = greeting[spoken];
    const answer = site.model.stream({
      messages: [{ role: 'system', content: system }, ...messages],
      question: text,
      standaloneQuestion,
      passages,
      canHandOff,
      suggestions: suggestions[spoken] ?? [],
      signal,
      ...(firstWords !== undefined && { greeting: firstWords }),
      ...named,
    });
    // Markers are resolved before the gate: it must see the very text that goes out.
    const chunks = guardChunks(
      citeChunks(keepAnswer(answer), createCitationTracker(passages, { numbering: 'appearance' })),
      {
        guards: site.outputGuards,
        signal,
        schedule: clock.schedule,
        deadlineMs: guardDeadlineMs,
        onError: (error) =>
          log({ level: 'error', event: 'guard-failed', site: site.key, detail: describeFailure(error) }),
        ...named,
      },
    );

    const citedIds = new Set<string>();
    let grounding: Grounding | undefined;
    let isBlocked = false;
    for await (const chunk of chunks) {
      if (isParleyDataPart(chunk)) {
        if (chunk.type === 'data-parley-citation') citedIds.add(chunk.data.passageId);
        if (chunk.type === 'data-parley-grounding') grounding = chunk.data;
        if (chunk.type === 'data-parley-moderation') isBlocked ||= chunk.data.action === 'block';
      }
      if (chunk.type === 'finish' && !isBlocked) {
        if (grounding === undefined) {
          grounding =
            intent === undefined ? describeGrounding(passages, citedIds) : { status: 'conversational', confidence: 1 };
          yield { type: 'data-parley-grounding', id: 'grounding', data: grounding };
        }
        if (canHandOff && (grounding.status === 'not-found' || intent === 'person')) {
          yield { type: 'data-parley-handoff', id: 'handoff', data: { status: 'offered' } };
        }
      }
      yield chunk;
    }
  };
