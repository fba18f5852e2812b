import { headers, readReplyMetadata } from '@parley/protocol';
import { type Answer, findTerminal, getAnswerText, isOk } from '../answer.ts';
import { type Check, decide, fail, type Probe, pass, skip } from '../check.ts';
import type { Question } from '../dialect.ts';

const findReplyId = (answer: Answer): string | undefined => {
  const named = answer.headers.get(headers.reply);
  if (named !== null) return named;
  const start = answer.chunks.find(({ chunk }) => chunk.type === 'start')?.chunk;
  return start?.type === 'start' ? readReplyMetadata(start.messageMetadata)?.replyId : undefined;
};

const ask = (probe: Probe, question: Question, onRead?: (answer: Answer) => boolean) =>
  probe.send(probe.dialect.writeQuestion(question), onRead && { onRead });

const hasWords = (answer: Answer) => getAnswerText(answer) !== '';

const listCursors = ({ frames }: Answer) => frames.flatMap(({ id }) => (id === undefined ? [] : [id]));

/** What becomes of replies when connections come and go. Tried only where there is one. */
export const durabilityChecks: readonly Check[] = [
  {
    id: 'let-go',
    title: 'A reply whose reader goes away hinders no other.',
    requirement: 'must',
    run: async (probe) => {
      await ask(probe, probe.createQuestion(probe.prompts.long), () => true);
      const answer = await ask(probe, probe.createQuestion(probe.prompts.question));
      const isWhole = isOk(answer) && findTerminal(answer) !== undefined;
      const isTruncated = findTerminal(probe.answer) === undefined;
      return decide(isWhole || isTruncated ? undefined : 'The next message was not answered.', answer);
    },
  },
  {
    id: 'idempotent',
    title: 'A message that is sent twice is answered once.',
    requirement: 'must',
    run: async (probe) => {
      if (!probe.dialect.isIdempotent) return skip('This kind of back end does not promise it.');
      const question = probe.createQuestion(probe.prompts.question);
      const first = await ask(probe, question);
      if (!isOk(first)) return skip('The first was not answered.');
      const answer = await ask(probe, { ...question, replyMessageId: `${question.replyMessageId}-again` });
      if (!isOk(answer)) return fail(`The second was answered with status ${answer.status}.`, answer);
      return decide(
        findReplyId(answer) === findReplyId(first) ? undefined : 'It was answered by another reply.',
        answer,
      );
    },
  },
  {
    id: 'resume',
    title: 'A reply that is opened again after a cursor gives no frame twice and none is lost.',
    requirement: 'must',
    run: async (probe) => {
      const { writeResume } = probe.dialect;
      if (writeResume === undefined) return skip('This kind of back end has no cursors.');
      const question = probe.createQuestion(probe.prompts.question);
      const whole = await ask(probe, question);
      const replyId = findReplyId(whole);
      const cursors = listCursors(whole);
      if (!isOk(whole) || findTerminal(whole) === undefined) return skip('There was no whole reply.');
      if (replyId === undefined) return fail('The reply has no name to open it by.', whole);
      if (cursors.length < 2) return fail('The frames have no cursors.', whole);
      const { conversationId } = question;
      for (const place of new Set([-1, 0, Math.floor(cursors.length / 2) - 1, cursors.length - 2])) {
        const answer = await probe.send(writeResume({ conversationId, replyId }, cursors[place]));
        const rest = listCursors(answer);
        if (!isOk(answer)) return fail(`It was answered with status ${answer.status}.`, answer);
        const after = place < 0 ? 'from its beginning' : `after cursor ${cursors[place]}`;
        if (rest.length > cursors.length - place - 1) return fail(`Opened ${after}, it repeats frames.`, answer);
        if (rest.join() !== cursors.slice(place + 1).join()) return fail(`Opened ${after}, it lacks frames.`, answer);
      }
      return pass(whole);
    },
  },
  {
    id: 'reconnect',
    title: 'A conversation without a reply under way answers 204 when it is asked for one.',
    requirement: 'should',
    run: async ({ dialect, createQuestion, send }) => {
      if (dialect.writeReconnect === undefined) return skip('This kind of back end is not asked so.');
      const answer = await send(dialect.writeReconnect(createQuestion('').conversationId));
      if (answer.status === 404 || answer.status === 405) return skip('It does not resume: there is no such route.');
      return decide(answer.status === 204 ? undefined : `It was answered with status ${answer.status}.`, answer);
    },
  },
  {
    id: 'stop',
    title: 'A reply that is stopped ends, says so, and grows no more.',
    requirement: 'must',
    run: async (probe) => {
      const { writeStop, writeResume } = probe.dialect;
      if (writeStop === undefined || writeResume === undefined) return skip('This kind of back end is not told.');
      const question = probe.createQuestion(probe.prompts.long);
      const { conversationId } = question;
      const begun = await ask(probe, question, (answer) => hasWords(answer) || findTerminal(answer) !== undefined);
      const replyId = findReplyId(begun);
      if (!isOk(begun) || replyId === undefined) return skip('There was no reply to stop.');
      if (findTerminal(begun) !== undefined) return skip('The reply was over before it could be stopped.');
      const stopped = await probe.send(writeStop({ conversationId, replyId }));
      if (!isOk(stopped)) return fail(`To stop it was answered with status ${stopped.status}.`, stopped);
      const answer = await probe.send(writeResume({ conversationId, replyId }));
      const end = findTerminal(answer);
      if (end === undefined) return fail('It does not end.', answer);
      if (end.type === 'abort') return pass(answer);
      return fail(`It ends with \`${end.type}\`, as if nobody had stopped it.`, answer);
    },
  },
];
