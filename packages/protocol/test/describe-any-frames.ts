import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../src/chunk.ts';
import { foldChunks } from '../src/fold-chunks.ts';
import { isRecord } from '../src/is-record.ts';
import { parseChunk } from '../src/parse-chunk.ts';
import type { Wire } from '../src/wires/wire.ts';
import { readWithWire } from './read-with-wire.ts';
import { listRecordedStreams } from './recorded-stream.ts';

export type DescribeAnyFramesOptions = {
  readonly wire: Wire;
  /** Folders of recordings, whose frames are put out of order and changed. */
  readonly dialects: readonly string[];
  /** Frames of wires that nobody recorded. @default [] */
  readonly frames?: readonly unknown[];
};

/** Each frame that has a form of its own, so that rare kinds are drawn as often as deltas. */
const listForms = (dialects: readonly string[]): readonly unknown[] => {
  const forms = new Map<string, unknown>();
  for (const { body } of listRecordedStreams(dialects)) {
    for (const line of body.split(/\r?\n/)) {
      const payload = line.replace(/^data: ?/, '');
      if (!payload.startsWith('{')) continue;
      try {
        const frame: unknown = JSON.parse(payload);
        const form = payload.replace(/:(?:"(?:[^"\\]|\\.)*"|[\d.]+)/g, (value) => (value.length < 40 ? value : ':"…"'));
        if (!forms.has(form.slice(0, 120))) forms.set(form.slice(0, 120), frame);
      } catch {
        // Some recordings hold frames that are cut short.
      }
    }
  }
  return [...forms.values()];
};

/** The value with one field, found by a walk that the choices steer, put in place of what is there. */
const replaceField = (value: unknown, choices: readonly number[], replacement: unknown): unknown => {
  const [choice = 0, ...rest] = choices;
  if (choices.length === 0) return replacement;
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item, index) => (index === choice % value.length ? replaceField(item, rest, replacement) : item));
  }
  if (!isRecord(value)) return replacement;
  const names = Object.keys(value);
  const name = names[choice % Math.max(names.length, 1)];
  return name === undefined ? replacement : { ...value, [name]: replaceField(value[name], rest, replacement) };
};

const expectSound = (chunks: readonly Chunk[]) => {
  for (const chunk of chunks) {
    expect(parseChunk(JSON.parse(JSON.stringify(chunk))).type).not.toBe('malformed');
  }
  expect(chunks.filter(({ type }) => type === 'finish' || type === 'error').length).toBeLessThanOrEqual(1);
  expect(foldChunks(chunks).status.type).toBe('done');
};

/** Describes that nothing which a stream may hold makes a wire throw, or make a chunk that readers reject. */
export const describeAnyFrames = ({ wire, dialects, frames: written = [] }: DescribeAnyFramesOptions): void => {
  const forms = [...listForms(dialects), ...written];
  const frame = fc.constantFrom(...forms);
  const choices = fc.array(fc.nat(50), { minLength: 1, maxLength: 4 });
  const replacement = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>({ toString: 1 }, { __proto__: null, type: {} }, [null], '', null, -1, 1e9),
  );
  const changed = fc.tuple(frame, choices, replacement).map(([value, path, other]) => replaceField(value, path, other));

  describe('any frames', () => {
    it('makes sound chunks of any text and any JSON', () => {
      fc.assert(
        fc.property(fc.array(fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 4 })), { maxLength: 10 }), (frames) =>
          expectSound(readWithWire(wire, frames).chunks),
        ),
      );
    });

    it('makes sound chunks of recorded frames in any order, with any field replaced', () => {
      fc.assert(
        fc.property(fc.array(fc.oneof(frame, changed), { maxLength: 25 }), (frames) =>
          expectSound(readWithWire(wire, frames).chunks),
        ),
        { numRuns: 300 },
      );
    });
  });
};
