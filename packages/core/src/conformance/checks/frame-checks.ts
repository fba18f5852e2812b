import { isTerminal } from '../../is-terminal.ts';
import { findTerminal, getAnswerText } from '../answer.ts';
import { type Check, decide, pass, skip } from '../check.ts';
import { findOrderMistake } from '../find-order-mistake.ts';

const otherWire = skip('This wire has no chunks of the UI message stream.');

/** What the frames of one whole reply must be. Tried only when there is one. */
export const frameChecks: readonly Check[] = [
  {
    id: 'frames-parse',
    title: 'Each frame can be read.',
    requirement: 'must',
    run: ({ answer }) => decide(answer.malformed[0], answer),
  },
  {
    id: 'utf-8',
    title: 'The bytes of a reply are whole characters of UTF-8.',
    requirement: 'must',
    run: ({ answer }) =>
      decide(answer.isUtf8 ? undefined : 'Some bytes are no characters: a character was cut in two.', answer),
  },
  {
    id: 'words',
    title: 'A reply has words.',
    requirement: 'must',
    run: ({ answer }) => decide(getAnswerText(answer).trim() === '' ? 'There were none.' : undefined, answer),
  },
  {
    id: 'start-first',
    title: 'The first chunk is `start`.',
    requirement: 'must',
    run: ({ answer, dialect }) => {
      if (!dialect.hasChunkFrames) return otherWire;
      const first = answer.chunks.find(({ chunk }) => chunk.type !== 'data-parley-heartbeat');
      return decide(first?.chunk.type === 'start' ? undefined : `It is \`${first?.chunk.type}\`.`, answer);
    },
  },
  {
    id: 'parts-in-order',
    title: 'Each part is begun before it grows and ended before the reply is.',
    requirement: 'must',
    run: ({ answer, dialect }) => {
      if (!dialect.hasChunkFrames) return otherWire;
      return decide(findOrderMistake(answer.chunks.map(({ chunk }) => chunk)), answer);
    },
  },
  {
    id: 'ids-unique',
    title: 'No id of a part or of a frame is used twice.',
    requirement: 'must',
    run: ({ answer }) => {
      const starts = answer.chunks.flatMap(({ chunk }) => (chunk.type === 'text-start' ? [chunk.id] : []));
      const cursors = answer.frames.flatMap(({ id }) => (id === undefined ? [] : [id]));
      const twice = findTwice(starts) ?? findTwice(cursors);
      return decide(twice === undefined ? undefined : `\`${twice}\` is there twice.`, answer);
    },
  },
  {
    id: 'terminal-chunk',
    title: 'A reply says that it is over, once, and says nothing after.',
    requirement: 'must',
    run: ({ answer }) => {
      if (findTerminal(answer) === undefined) return decide('The stream ended without saying so.', answer);
      const [end, ...after] = answer.chunks.slice(answer.chunks.findIndex(({ chunk }) => isTerminal(chunk)));
      const [late] = after;
      return decide(late && `\`${late.chunk.type}\` comes after \`${end?.chunk.type}\`.`, answer);
    },
  },
  {
    id: 'done-marker',
    title: 'The last frame is `[DONE]`.',
    requirement: 'should',
    run: ({ answer, dialect }) => {
      if (!dialect.hasChunkFrames) return otherWire;
      const last = answer.frames.at(-1);
      return decide(last?.data === '[DONE]' ? undefined : `It is ${last?.data.slice(0, 80)}`, answer);
    },
  },
  {
    id: 'heartbeat',
    title: 'A quiet stream shows that it lives, by a comment or a `data-parley-heartbeat`.',
    requirement: 'should',
    run: ({ getAnswers }) => {
      const isAlive = /^:|"data-parley-heartbeat"/m;
      const alive = getAnswers().find(({ frames, body }) => frames.length > 0 && isAlive.test(body));
      return alive === undefined ? skip('No stream was quiet for long enough to tell.') : pass(alive);
    },
  },
];

const findTwice = (ids: readonly string[]) => ids.find((id, index) => ids.indexOf(id) !== index);
