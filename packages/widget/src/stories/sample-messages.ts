import type { Citation, Message, Outcome, Part } from '@parley/protocol';

/** A fixed time, so that stories look the same each day. */
export const sampleTimeMs = Date.UTC(2026, 4, 12, 9, 30);

const fees: Citation = {
  number: 1,
  passageId: 'fees-3',
  documentId: 'fees',
  title: 'Fees and charges for personal accounts',
  locator: { headings: ['Payments abroad', 'Outgoing transfers'], page: 4 },
  url: '/documents/fees.html',
  excerpt:
    'Payments abroad are charged when they are sent. An outgoing international transfer costs £12 in branch and £5 in the app or online. Transfers in euro within the single payments area are free of charge. Charges of the receiving bank are not included.',
  quote: 'An outgoing international transfer costs £12 in branch and £5 in the app or online.',
};

const times: Citation = {
  number: 2,
  passageId: 'transfers-1',
  documentId: 'transfers',
  title: 'How long a transfer takes',
  locator: { headings: ['Sending money abroad'] },
  excerpt: 'Most transfers arrive within one to three working days. Cut-off time is 14:30.',
  quote: 'Most transfers arrive within one to three working days.',
};

export const sampleCitations: readonly Citation[] = [fees, times];

export const citationParts = (citations: readonly Citation[] = sampleCitations): readonly Part[] =>
  citations.map((data) => ({ type: 'data-parley-citation', id: `citation-${data.number}`, data }));

export const sampleAnswer =
  'An outgoing international transfer costs **£5 in the app or online** and **£12 in a branch**. [1] Transfers in euro within the single payments area are free.\n\n| Way | Cost | Arrives |\n|---|---|---|\n| App or online | £5 | 1–3 working days |\n| Branch | £12 | 1–3 working days |\n| Euro, SEPA | free | next working day |\n\nMost transfers arrive within one to three working days. [2]';

export const createUserMessage = (id: string, text: string, fields: Partial<Message> = {}): Message => ({
  id,
  role: 'user',
  parentId: null,
  parts: [{ type: 'text', text }],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: sampleTimeMs,
  ...fields,
});

export const createAnswer = (id: string, text: string, fields: Partial<Message> = {}): Message => ({
  id,
  role: 'assistant',
  parentId: null,
  parts: text === '' ? [] : [{ type: 'text', text }, ...citationParts()],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: sampleTimeMs,
  ...fields,
});

export const done = (outcome: Outcome): Message['status'] => ({ type: 'done', outcome });
