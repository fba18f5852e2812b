import type { z } from 'zod';
import { HttpRefusal } from './error-response.ts';

/** Reads at most `maxBytes` of a body, whatever its headers claim. */
const readBytes = async (request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new HttpRefusal('too-large');
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => {
      throw new HttpRefusal('bad-request', { message: 'The request ended early.' });
    });
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw new HttpRefusal('too-large');
    }
    pieces.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
};

/** Reads a JSON body of the right media type, size and shape; refuses anything else with the field's name. */
export const readJson = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  { maxBytes }: { readonly maxBytes: number },
): Promise<z.output<Schema>> => {
  // Also what keeps plain forms of other sites out: they cannot send this type without a preflight.
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new HttpRefusal('bad-request', { status: 415, message: 'The body must be of type application/json.' });
  }
  const bytes = await readBytes(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpRefusal('bad-request', { message: 'The body is not valid JSON.' });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new HttpRefusal('bad-request', {
    message:
      path === '' ? 'The body is not a valid request.' : `The field ${path.slice(0, 80)} is missing or not valid.`,
  });
};
