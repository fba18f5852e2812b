import { type Fields, isRecord } from '../is-record.ts';
import { parseJson } from './parse-json.ts';
import type { WireReaderOptions } from './wire.ts';

/** One frame as an object. One that is none is reported, and `null`. */
export const parseFrame = (data: string, { onReport }: WireReaderOptions): Fields | null => {
  const value = parseJson(data);
  if (isRecord(value)) return value;
  onReport?.({ type: 'malformed', data, reason: 'A frame must be a JSON object.' });
  return null;
};
