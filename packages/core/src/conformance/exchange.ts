import type { Environment } from '../ports/environment.ts';
import { unlessAborted } from '../until-aborted.ts';
import { startPatience } from '../wait.ts';
import { type Answer, type AnsweredChunk, type AnsweredFrame, getMediaType, isOk } from './answer.ts';
import type { Dialect, ProbeRequest } from './dialect.ts';

export type ExchangeOptions = {
  readonly dialect: Dialect;
  readonly environment: Environment;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** Called after each read of the network with what there is so far; `true` lets the connection go. */
  readonly onRead?: (answer: Answer) => boolean;
};

/** What never ends is not read for ever. */
const longestBody = 8_388_608;

/** Sends one request and reads its answer to the end. Never throws: what fails is told by the answer. */
export const exchange = async (request: ProbeRequest, options: ExchangeOptions): Promise<Answer> => {
  const { dialect, environment, fetch, timeoutMs, onRead } = options;
  const { url, ...init } = request;
  const patience = startPatience(timeoutMs, environment);
  const letGo = new AbortController();
  patience.signal.addEventListener('abort', () => letGo.abort());
  const { signal } = letGo;
  const decoder = new TextDecoder();
  const strict = new TextDecoder('utf-8', { fatal: true });
  const frames: AnsweredFrame[] = [];
  const chunks: AnsweredChunk[] = [];
  const malformed: string[] = [];
  let answer: Answer = {
    request,
    status: null,
    headers: new Headers(),
    failure: null,
    body: '',
    isUtf8: true,
    frames,
    chunks,
    malformed,
  };
  const change = (fields: Partial<Answer>) => {
    answer = { ...answer, ...fields };
  };
  const decodeStrictly = (bytes?: Uint8Array) => {
    try {
      strict.decode(bytes, { stream: bytes !== undefined });
    } catch {
      change({ isUtf8: false });
    }
  };

  try {
    const response = await unlessAborted(fetch(url, { ...init, signal }), signal);
    if (response === undefined) throw new Error(`Nothing came within ${timeoutMs} ms.`);
    change({ status: response.status, headers: response.headers });
    const isStream = isOk(answer) && getMediaType(answer) === dialect.framing.mediaType;
    const frameDecoder = dialect.framing.createDecoder();
    const reader = dialect.createReader({
      onReport: (report) => {
        if (report.type === 'malformed') malformed.push(`${report.reason} ${report.data.slice(0, 80)}`);
      },
    });
    const bodyReader = response.body?.getReader();
    for (let read = 1; bodyReader !== undefined; read += 1) {
      const result = await unlessAborted(bodyReader.read(), signal);
      if (result === undefined) throw new Error(`The body did not end within ${timeoutMs} ms.`);
      const { done, value } = result;
      decodeStrictly(value);
      change({ body: answer.body + decoder.decode(value, { stream: !done }) });
      if (isStream) {
        for (const frame of done ? frameDecoder.flush() : frameDecoder.feed(value)) {
          frames.push({ ...frame, read });
          chunks.push(...reader.read(frame.data).map((chunk) => ({ chunk, read })));
        }
        if (done) chunks.push(...reader.end().map((chunk) => ({ chunk, read })));
      }
      if (done) break;
      if (onRead?.(answer) === true || answer.body.length > longestBody) {
        letGo.abort();
        void bodyReader.cancel().catch(() => undefined);
        break;
      }
    }
  } catch (error) {
    letGo.abort();
    change({ failure: error instanceof Error ? error.message : String(error) });
  }
  patience.cancel();
  return answer;
};
