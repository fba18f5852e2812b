import type { ErrorCode } from '../error-code.ts';
import { closeParts } from './close-part.ts';
import { writeUsage } from './end-reply.ts';
import { readString } from './read-string.ts';
import type { WireState } from './wire-state.ts';

/** The first that fits decides. Providers name the same failure by status, by code and in words. */
const signs: readonly (readonly [ErrorCode, string, RegExp])[] = [
  [
    'too-large',
    'The conversation is too long for the model.',
    /^413|context.?(length|window)|too.?(long|large)|above_max|exceeds the max/,
  ],
  [
    'budget-spent',
    'The assistant has reached the limit of its use.',
    /^402|insufficient|billing|credit|quota_exceeded/,
  ],
  ['rate-limited', 'The model is asked too often at the moment.', /^429|rate.?limit|throttl|exhausted|too.?many|quota/],
  [
    'upstream-refused',
    'The model refused the request.',
    /^4(?!08)\d\d|invalid|auth|permission|denied|forbidden|not.?found|unsupported|validation|precondition/,
  ],
  ['upstream-unavailable', 'The model could not answer.', /^/],
];

/**
 * Ends the reply with a safe sentence. The provider's own words can name accounts and keys, so they go to the report
 * alone. `kinds` are what it calls this kind of failure, an HTTP status before a name.
 */
export const failReply = (state: WireState, kinds: readonly unknown[], message: unknown): void => {
  closeParts(state, false);
  writeUsage(state);
  state.isClosed = true;
  const kind = kinds.map((name) => (typeof name === 'number' ? `${name}` : readString(name))).join(' ');
  const words = readString(message);
  state.report({ type: 'failure', detail: `${kind}: ${words}` });
  const said = `${kind.trim()} ${words}`.toLowerCase();
  for (const [code, errorText, sign] of signs) {
    if (!sign.test(said)) continue;
    state.chunks.push({ type: 'error', errorText, code });
    return;
  }
};
