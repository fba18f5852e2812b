const open = ['{"type":"start","messageId":"m"}', '{"type":"text-start","id":"t"}'];
const hello = '{"type":"text-delta","id":"t","delta":"Hello "}';
const nihao = '{"type":"text-delta","id":"t","delta":"你好"}';
const close = ['{"type":"text-end","id":"t"}', '{"type":"finish","finishReason":"stop"}', '[DONE]'];

const whole = [...open, hello, nihao, ...close];
const write = (frames: readonly string[]) => frames.map((data) => `data: ${data}\n\n`).join('');
const plain = write(whole);
/** A reply with one frame more in its middle. */
const withFrame = (data: string) => write([...open, hello, data, nihao, ...close]);

const stream = { status: 200, headers: { 'content-type': 'text/event-stream' } } as const;

/** One answer of the network, and what a conversation must make of it. */
export type Probe = {
  readonly name: string;
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The connection breaks after the body instead of ending. */
  readonly isBroken?: boolean;
  /** The body comes one byte a read only. */
  readonly isCut?: boolean;
  /** As `docs/peers.md` has it: `✓`, or how the reply ended and in quotes the text that is kept. */
  readonly result: string;
};

/** The stream probes of `docs/peers.md`: one reply, `Hello 你好`, written and broken in nineteen ways. */
export const probes: readonly Probe[] = [
  { name: '01 LF line ends', body: plain, ...stream, result: '✓' },
  { name: '02 CRLF line ends', body: plain.replaceAll('\n', '\r\n'), ...stream, result: '✓' },
  { name: '03 CR line ends', body: plain.replaceAll('\n', '\r'), ...stream, result: '✓' },
  { name: '04 byte order mark first', body: `\uFEFF${plain}`, ...stream, result: '✓' },
  { name: '05 `data:` without a space', body: plain.replaceAll('data: ', 'data:'), ...stream, result: '✓' },
  {
    name: '06 comments between frames',
    body: `: keep-alive\n\n${plain.replaceAll('\n\n', '\n\n: keep-alive\n\n')}`,
    ...stream,
    result: '✓',
  },
  {
    name: '07 `event:`, `id:` and `retry:` fields',
    body: whole.map((data, index) => `event: message\nid: ${index}\nretry: 3000\ndata: ${data}\n\n`).join(''),
    ...stream,
    result: '✓',
  },
  {
    name: '08 JSON over two `data:` lines',
    body: plain.replaceAll(',"id"', ',\ndata: "id"'),
    ...stream,
    result: '✓',
  },
  { name: '09 one byte a read', body: plain, ...stream, isCut: true, result: '✓' },
  {
    name: '10 last frame without its blank line',
    body: write([...open, hello, nihao, ...close.slice(0, 2)]).trimEnd(),
    ...stream,
    result: '✓',
  },
  { name: '11 clean end in mid-answer', body: write([...open, hello]), ...stream, result: 'truncated "Hello "' },
  {
    name: '12 end in mid-frame',
    body: write([...open, hello]) + write([nihao]).slice(0, 30),
    ...stream,
    result: 'truncated "Hello ", 1 report',
  },
  {
    name: '13 connection breaks in mid-answer',
    body: write([...open, hello]),
    ...stream,
    isBroken: true,
    result: 'truncated "Hello "',
  },
  {
    name: '14 error frame in mid-answer',
    body: write([...open, hello, '{"type":"error","errorText":"boom"}', '[DONE]']),
    ...stream,
    result: 'error "Hello " [upstream-unavailable]',
  },
  {
    name: '15 unknown type in mid-answer',
    body: withFrame('{"type":"future-chunk","x":1}'),
    ...stream,
    result: '✓, 1 report',
  },
  { name: '16 malformed frame in mid-answer', body: withFrame('{oops'), ...stream, result: '✓, 1 report' },
  {
    name: '17 200, but a login page',
    body: `<!doctype html><title>Log in</title>${'.'.repeat(400)}`,
    status: 200,
    headers: { 'content-type': 'text/html' },
    result: 'error ∅ [not-a-stream]',
  },
  { name: '18 200, but empty', body: '', ...stream, result: 'error ∅ [not-a-stream]' },
  {
    name: '19 429 with Retry-After',
    body: '{"error":{"message":"slow down","type":"rate_limit"}}',
    status: 429,
    headers: { 'content-type': 'application/json', 'retry-after': '3' },
    result: 'error ∅ [rate-limited]',
  },
];

/** The answer as the network gives it, in one read or one byte a read. */
export const respond = (
  { body, status, headers, isBroken }: Probe,
  { isCut }: { readonly isCut: boolean },
): Response => {
  const bytes = new TextEncoder().encode(body);
  const size = isCut ? 1 : Math.max(bytes.length, 1);
  let start = 0;
  const source = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (start < bytes.length) controller.enqueue(bytes.subarray(start, start + size));
      else if (isBroken === true) controller.error(new TypeError('network error'));
      else controller.close();
      start += size;
    },
  });
  return new Response(source, { status, headers });
};
