import { type Chunk, encodeChunk, encodeDone, headers, streamVersion } from '@parley/protocol';

/** One thing that a back end does wrong; everything else it does right. */
export type Fault =
  | 'adds fields to be known'
  | 'answers a broken body with a stack trace'
  | 'answers a message twice'
  | 'answers an empty message'
  | 'answers after a stop as if nothing had been'
  | 'asks for patience without a time'
  | 'begins a part twice'
  | 'begins without a start'
  | 'breaks a frame'
  | 'buffers'
  | 'cuts a character'
  | 'ends without a marker'
  | 'fails'
  | 'goes on after its end'
  | 'grows a part before it is begun'
  | 'hangs after one reader has gone'
  | 'is cached'
  | 'leaves a part open'
  | 'lets no page in'
  | 'loses a frame when resumed'
  | 'numbers frames alike'
  | 'repeats a frame when resumed'
  | 'says nothing'
  | 'sends another media type'
  | 'sends no version'
  | 'shows a login page'
  | 'speaks another encoding'
  | 'takes any size'
  | 'truncates';

type Reply = { readonly id: string; readonly frames: string[]; isStopped: boolean };

const error = (status: number, code: string, more: Record<string, string> = {}) =>
  Response.json({ error: { code, message: 'No.' } }, { status, headers: more });

const encoder = new TextEncoder();

/** A back end with the routes of the relay, in memory, that does everything right but for one fault. It says what it is told. */
export const createConformingBackEnd = (fault?: Fault) => {
  const replies = new Map<string, Reply>();
  const byMessage = new Map<string, Reply>();
  let goneCount = 0;
  let isPatient = false;

  const createChunks = (replyId: string, text: string): readonly Chunk[] => {
    const words = fault === 'says nothing' ? ['', ''] : [text.slice(0, 5), ' ', text.slice(5)];
    const part: readonly Chunk[] = [
      { type: 'text-start', id: '0' },
      ...words.map((delta) => ({ type: 'text-delta', id: '0', delta }) as const),
      ...(fault === 'leaves a part open' ? [] : [{ type: 'text-end', id: '0' } as const]),
    ];
    const [begin, ...rest] = part;
    return [
      ...(fault === 'begins without a start'
        ? []
        : [
            {
              type: 'start',
              messageId: `m-${replyId}`,
              messageMetadata: { replyId, conversationId: 'c', userMessageId: 'u' },
            } as const,
          ]),
      ...(fault === 'grows a part before it is begun' || begin === undefined ? rest.slice(0, 1) : []),
      ...part,
      ...(fault === 'begins a part twice' ? part : []),
      ...(fault === 'truncates' ? [] : [{ type: 'finish', finishReason: 'stop' } as const]),
      ...(fault === 'goes on after its end' ? [{ type: 'start-step' } as const] : []),
    ];
  };

  const createReply = (text: string): Reply => {
    const id = `reply-${replies.size + 1}`;
    const said = fault === 'speaks another encoding' ? text.replaceAll(/[^\0-\x7F]/gu, '\uFFFD') : text;
    const frames = createChunks(id, said).map((chunk, index) =>
      encodeChunk(chunk, fault === 'numbers frames alike' && index < 2 ? '1' : String(index + 1)),
    );
    if (fault === 'breaks a frame') frames.splice(-1, 0, 'data: {"type":\n\n');
    const reply = { id, frames, isStopped: false };
    replies.set(id, reply);
    return reply;
  };

  const open = (reply: Reply, after: number): Response => {
    const isLong = reply.frames.join('').includes('three hundred');
    const stopped = encodeChunk({ type: 'abort', reason: 'stopped' }, '99');
    const kept = reply.isStopped && fault !== 'answers after a stop as if nothing had been' ? 3 : reply.frames.length;
    const all = [...reply.frames.slice(0, kept), ...(kept < reply.frames.length ? [stopped] : [])];
    const from = after > 0 && fault === 'loses a frame when resumed' ? after + 1 : after;
    const frames = all.slice(after > 0 && fault === 'repeats a frame when resumed' ? after - 1 : from);
    if (fault !== 'ends without a marker') frames.push(encodeDone());
    const pieces = (fault === 'buffers' ? [frames.join('')] : frames).map((frame) => encoder.encode(frame));
    if (fault === 'cuts a character') pieces.splice(1, 0, Uint8Array.of(58, 0xe4, 0xbd, 10, 10));
    // A long reply waits for more when its first words are there, until somebody stops it.
    let sentCount = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          const piece = pieces[sentCount];
          sentCount += 1;
          if (piece === undefined) return controller.close();
          if (isLong && !reply.isStopped && sentCount > 4) return new Promise(() => {});
          controller.enqueue(piece);
        },
        cancel: () => {
          goneCount += 1;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, {
      headers: {
        'content-type': fault === 'sends another media type' ? 'text/plain' : 'text/event-stream; charset=utf-8',
        ...(fault !== 'is cached' && { 'cache-control': 'no-cache, no-transform' }),
        ...(fault !== 'sends no version' && { [headers.stream]: streamVersion }),
        ...(fault !== 'lets no page in' && { 'access-control-allow-origin': 'https://www.bank.example' }),
        [headers.reply]: reply.id,
      },
    });
  };

  const answer = async (request: Request): Promise<Response> => {
    const body = await request.text();
    if (body.length > 100_000 && fault !== 'takes any size') return error(413, 'too-large');
    let value: Record<string, unknown> & { message?: { id?: string; text?: string } };
    try {
      value = JSON.parse(body);
    } catch {
      if (fault === 'answers a broken body with a stack trace') return new Response('at parse', { status: 400 });
      return error(400, 'bad-request');
    }
    const { id = '', text = '' } = value.message ?? {};
    if (text === '' && fault !== 'answers an empty message') return error(400, 'bad-request');
    if (fault === 'adds fields to be known' && 'parleyConformance' in value) return error(400, 'bad-request');
    if (fault === 'hangs after one reader has gone' && goneCount > 0) return error(503, 'upstream-unavailable');
    const known = fault === 'answers a message twice' ? undefined : byMessage.get(id);
    const reply = known ?? createReply(text);
    byMessage.set(id, reply);
    return open(reply, 0);
  };

  return async (...input: Parameters<typeof fetch>): Promise<Response> => {
    const request = new Request(...input);
    const { pathname } = new URL(request.url);
    if (fault === 'fails') return error(500, 'internal');
    if (fault === 'shows a login page') {
      return new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } });
    }
    if (fault === 'asks for patience without a time' && !isPatient) {
      isPatient = true;
      return error(429, 'rate-limited');
    }
    if (request.method === 'OPTIONS') {
      return new Response(null, {
        status: 204,
        headers: {
          ...(fault !== 'lets no page in' && { 'access-control-allow-origin': 'https://www.bank.example' }),
          'access-control-allow-headers': `content-type, ${headers.visitor}`,
        },
      });
    }
    const [, , , name = '', act] = pathname.split('/');
    const reply = replies.get(name);
    if (reply === undefined) return answer(request);
    if (act !== 'stop') return open(reply, Number(request.headers.get('last-event-id') ?? 0));
    reply.isStopped = true;
    return new Response(null, { status: 204 });
  };
};
