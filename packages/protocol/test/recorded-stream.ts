import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fields, isRecord } from '../src/is-record.ts';

/** What an independent reducer made of a recorded stream. */
export type ExpectedReply = {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
  /** The provider's own word for how it ended; `null` when its terminal event is missing. */
  readonly finish: string | null;
  /** The stream holds `[DONE]`. */
  readonly hasDone: boolean;
  readonly hasError: boolean;
  /** As the provider counts. */
  readonly usage: Fields | null;
  readonly citations: readonly Fields[];
  /** Everything else that was written down. */
  readonly fields: Fields;
};

export type RecordedStream = {
  /** `dialect/file`. */
  readonly name: string;
  readonly dialect: string;
  /** The body as it came; for recordings that hold payloads alone, one payload a line. */
  readonly body: string;
  /** `body` is framed already. */
  readonly isFramed: boolean;
  readonly expected: ExpectedReply;
};

const readString = (value: unknown) => (typeof value === 'string' ? value : '');
const readRecords = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const parseExpected = (value: Fields): ExpectedReply => ({
  text: readString(value.text),
  reasoning: readString(value.reasoning),
  toolCalls: readRecords(value.toolCalls).map((call) => ({
    id: readString(call.id),
    name: readString(call.name),
    arguments: readString(call.arguments),
  })),
  finish: typeof value.finish === 'string' ? value.finish : null,
  hasDone: value.doneSentinel === true,
  hasError: value.error !== null && value.error !== undefined,
  usage: isRecord(value.usage) ? value.usage : null,
  citations: readRecords(value.citations),
  fields: value,
});

/** Recordings that come with the repository, and a larger set beside it where there is one. */
const folders = [
  { path: join(import.meta.dirname, '..', 'fixtures'), expected: 'expected.json' },
  {
    path: join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'streams'),
    expected: 'EXPECTED.json',
  },
];

/** Every recorded stream of the dialects, each once. A stream without an expectation is left out. */
export const listRecordedStreams = (dialects: readonly string[]): readonly RecordedStream[] => {
  const streams = new Map<string, RecordedStream>();
  for (const { path, expected } of folders) {
    if (!existsSync(join(path, expected))) continue;
    const expectations: unknown = JSON.parse(readFileSync(join(path, expected), 'utf8'));
    for (const dialect of dialects) {
      if (!existsSync(join(path, dialect))) continue;
      for (const file of readdirSync(join(path, dialect)).sort()) {
        const name = `${dialect}/${file}`;
        const value = isRecord(expectations) ? expectations[name] : undefined;
        if (!isRecord(value) || streams.has(name)) continue;
        const body = readFileSync(join(path, name), 'utf8');
        streams.set(name, { name, dialect, body, isFramed: file.endsWith('.sse'), expected: parseExpected(value) });
      }
    }
  }
  return [...streams.values()];
};
