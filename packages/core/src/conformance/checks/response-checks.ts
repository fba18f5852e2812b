import { headers, streamVersion } from '@parley/protocol';
import { getMediaType, isOk } from '../answer.ts';
import { type Check, decide, fail, pass, skip } from '../check.ts';

/** Why most rules cannot be tried. */
export const noReply = 'There was no reply.';

const isHtml = (type: string) => type === 'text/html' || type === 'application/xhtml+xml';

/** What the answer to a message must be before its first frame is read. */
export const responseChecks: readonly Check[] = [
  {
    id: 'answered',
    title: 'A message is answered with a status of success.',
    requirement: 'must',
    run: ({ answer }) => {
      if (isOk(answer)) return pass(answer);
      return fail(
        answer.status === null ? (answer.failure ?? 'There was no answer.') : `Status ${answer.status}.`,
        answer,
      );
    },
  },
  {
    id: 'media-type',
    title: 'A reply has the media type of its stream.',
    requirement: 'must',
    run: ({ answer, dialect }) => {
      const type = getMediaType(answer);
      if (!isOk(answer) || isHtml(type)) return skip(noReply);
      const { mediaType } = dialect.framing;
      return decide(type === mediaType ? undefined : `Expected ${mediaType}, got ${type}.`, answer);
    },
  },
];

/** What the head and the reads of one whole reply must be. Tried only when there is one. */
export const replyChecks: readonly Check[] = [
  {
    id: 'stream-version',
    title: `A reply says \`${headers.stream}: ${streamVersion}\`.`,
    requirement: 'must',
    run: ({ answer, dialect }) => {
      if (!dialect.hasChunkFrames) return skip('This wire has no such header.');
      const version = answer.headers.get(headers.stream);
      return decide(version === streamVersion ? undefined : `It says ${version ?? 'nothing'}.`, answer);
    },
  },
  {
    id: 'not-cached',
    title: 'A reply is kept in no cache and changed by no proxy: `cache-control` has `no-cache` or `no-store`.',
    requirement: 'should',
    run: ({ answer }) => {
      const control = answer.headers.get('cache-control');
      return decide(/no-cache|no-store/i.test(control ?? '') ? undefined : `It says ${control ?? 'nothing'}.`, answer);
    },
  },
  {
    id: 'not-buffered',
    title: 'The first words arrive before the last.',
    requirement: 'should',
    run: ({ answer }) => {
      const reads = answer.chunks.flatMap(({ chunk, read }) => (chunk.type === 'text-delta' ? [read] : []));
      if (reads.length < 2) return skip('The reply came in one piece of text.');
      return decide(reads[0] === reads.at(-1) ? `All ${reads.length} pieces came at once.` : undefined, answer);
    },
  },
];

/** What is looked for in every exchange, at the end. */
export const everyResponseChecks: readonly Check[] = [
  {
    id: 'never-html',
    title: 'A status of success never comes with a web page, such as a login.',
    requirement: 'must',
    run: ({ getAnswers }) => {
      if (!getAnswers().some(isOk)) return skip('Nothing was answered with a status of success.');
      const page = getAnswers().find((answer) => isOk(answer) && isHtml(getMediaType(answer)));
      return decide(page && 'A web page came with a status of success.', page);
    },
  },
  {
    id: 'retry-after',
    title: 'Who asks too often is told with `Retry-After` when to come back.',
    requirement: 'should',
    run: ({ getAnswers }) => {
      const refused = getAnswers().filter(({ status }) => status === 429);
      if (refused.length === 0) return skip('Nothing was refused with status 429.');
      const mute = refused.find((answer) => answer.headers.get('retry-after') === null);
      return decide(mute && 'Status 429 came without it.', mute ?? refused[0]);
    },
  },
];
