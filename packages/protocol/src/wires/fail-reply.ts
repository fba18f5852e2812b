import type { Chunk } from '../chunk.ts';
import type { ErrorCode } from '../error-code.ts';
import { closeParts } from './close-part.ts';
import { writeUsage } from './end-reply.ts';
import type { WireState } from './wire-state.ts';

export type Failure = {
  /** What the provider calls this kind of failure: its type, code or status, or several of them. */
  readonly kind: string;
  readonly message: string;
  /** The HTTP status that it stands for. */
  readonly status?: number;
};

type FailureCode = Extract<
  ErrorCode,
  'too-large' | 'budget-spent' | 'rate-limited' | 'upstream-refused' | 'upstream-unavailable'
>;

/** The first that fits decides. Providers name the same failure by status, by code and in words. */
const signs: readonly (readonly [FailureCode, RegExp])[] = [
  ['too-large', /\b413\b|context.?(length|window)|too.?(long|large)|string_above_max|max\w* (context|tokens)/],
  ['budget-spent', /\b402\b|quota_exceeded|insufficient.(quota|credit|balance)|billing|credit balance|payment/],
  ['rate-limited', /\b429\b|rate.?limit|throttl|resource.?exhausted|too.?many.?requests|quota/],
  [
    'upstream-refused',
    /\b4(?!08)\d\d\b|invalid|authenti|permission|forbidden|not.?found|unsupported|validation|precondition|bad.?request|denied/,
  ],
];

const sentences: Readonly<Record<FailureCode, string>> = {
  'too-large': 'The conversation is too long for the model.',
  'budget-spent': 'The assistant has reached the limit of its use.',
  'rate-limited': 'The model is asked too often at the moment.',
  'upstream-refused': 'The model refused the request.',
  'upstream-unavailable': 'The model could not answer.',
};

/** Ends the reply with a safe sentence. The provider's own words can name accounts and keys, so they go to the report alone. */
export const failReply = (state: WireState, { kind, message, status }: Failure): Chunk[] => {
  const chunks: Chunk[] = [];
  closeParts(state, chunks, false);
  writeUsage(state, chunks);
  state.isClosed = true;
  state.report({ type: 'failure', detail: `${kind}: ${message}` });
  // A status inside the message is no status of ours, so words are sought there and numbers are not.
  const said = `${status ?? ''} ${kind} ${message.replace(/\d+/g, '')}`.toLowerCase();
  const code = signs.find(([, sign]) => sign.test(said))?.[0] ?? 'upstream-unavailable';
  chunks.push({ type: 'error', errorText: sentences[code], code });
  return chunks;
};
