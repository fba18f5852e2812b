import { type Citation, isParleyDataPart, type Message, type Outcome, type Part, type Role } from '@parley/protocol';
import { getMessageText } from '../get-message-text.ts';
import { getBranch, importTree } from '../message-tree.ts';
import type { StoredConversation } from '../ports/storage.ts';
import { summarizeConversation } from '../records/summarize-conversation.ts';
import { escapeMarkdown, quoteMarkdown } from './quote-markdown.ts';
import { isToolPart, type RedactOptions, redactRecord } from './redact-record.ts';
import { writeTime } from './write-time.ts';

/** Every word of an export that is not of the conversation itself. */
export type MarkdownLabels = {
  readonly untitled: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly outcomes: Readonly<Record<Exclude<Outcome, 'complete'> | 'unfinished', string>>;
  readonly sources: string;
  readonly files: string;
  readonly tools: string;
  readonly reasoning: string;
  readonly page: string;
};

const english: MarkdownLabels = {
  untitled: 'Conversation',
  roles: { user: 'Visitor', assistant: 'Assistant', system: 'System' },
  outcomes: {
    stopped: 'Stopped.',
    truncated: 'Cut off: the connection ended too early.',
    length: 'Cut off: the answer was too long.',
    filtered: 'Withheld by the provider.',
    refused: 'Refused by the model.',
    blocked: 'Blocked.',
    error: 'Failed.',
    unfinished: 'Not finished.',
  },
  sources: 'Sources',
  files: 'Files',
  tools: 'Tools',
  reasoning: 'Reasoning',
  page: 'page',
};

export type MarkdownOptions = RedactOptions & { readonly labels?: Partial<MarkdownLabels> };

/**
 * The branch in view as a document for people: a heading for each message, its words quoted, and below them how it ended,
 * its sources, files and tools. Nothing in a message can change what is around it.
 */
export const convertRecordToMarkdown = (record: StoredConversation, options: MarkdownOptions = {}): string => {
  const labels = { ...english, ...options.labels };
  const { title } = summarizeConversation(record);
  const branch = getBranch(importTree(redactRecord(record, options)));
  const blocks = branch.map((message) => writeMessage(message, labels));
  return `${[`# ${escapeMarkdown(title) || labels.untitled}`, ...blocks].join('\n\n')}\n`;
};

const writeMessage = (message: Message, labels: MarkdownLabels): string => {
  const { role, createdAtMs, status, parts } = message;
  const text = getMessageText(message);
  const reasoning = parts.map((part) => (part.type === 'reasoning' && 'text' in part ? part.text : '')).join('\n\n');
  const outcome = status.type === 'done' ? status.outcome : 'unfinished';
  const reasons = parts.flatMap((part) =>
    isParleyDataPart(part) && part.type === 'data-parley-moderation' && part.data.reason !== undefined
      ? [part.data.reason]
      : [],
  );
  const note = [...(outcome === 'complete' ? [] : [labels.outcomes[outcome]]), ...reasons]
    .map(escapeMarkdown)
    .join(' ');
  const blocks = [
    `## ${labels.roles[role]}, ${writeTime(createdAtMs)}`,
    reasoning.trim() === '' ? '' : `**${labels.reasoning}**\n\n${quoteMarkdown(reasoning.trim())}`,
    text === '' ? '' : quoteMarkdown(text),
    note === '' ? '' : `*${note}*`,
    writeList(labels.tools, parts.flatMap(writeTool)),
    writeList(labels.sources, writeSources(parts, labels)),
    writeList(labels.files, parts.flatMap(writeFile)),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
};

const writeList = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `**${title}**\n\n${items.map((item) => `- ${item}`).join('\n')}`;

const writeSources = (parts: readonly Part[], labels: MarkdownLabels): readonly string[] =>
  parts.flatMap((part) => {
    if (part.type === 'source-url' && 'url' in part) return [writeLink(part.title ?? part.url, part.url)];
    if (part.type === 'source-document' && 'title' in part) return [escapeMarkdown(part.title)];
    return isParleyDataPart(part) && part.type === 'data-parley-citation' ? [writeCitation(part.data, labels)] : [];
  });

const writeCitation = ({ number, title, url, locator, quote }: Citation, labels: MarkdownLabels): string => {
  const page = locator?.page === undefined ? '' : `, ${labels.page} ${locator.page}`;
  const words = quote === undefined ? '' : `: “${escapeMarkdown(quote)}”`;
  return `\\[${number}\\] ${writeLink(title, url)}${page}${words}`;
};

const writeFile = (part: Part): readonly string[] =>
  part.type === 'file' && 'mediaType' in part
    ? [`${writeLink(part.filename ?? part.mediaType, part.url)} (${escapeMarkdown(part.mediaType)})`]
    : [];

const writeTool = (part: Part): readonly string[] => {
  if (!isToolPart(part)) return [];
  const input = part.input === undefined ? part.inputText : JSON.stringify(part.input);
  return [
    `${escapeMarkdown(part.toolName)}${input === undefined ? '' : `: ${escapeMarkdown(input)}`} (${escapeMarkdown(part.state)})`,
  ];
};

/** A link where the address leads out to the web; the name alone for data of the file itself and for addresses that run code. */
const writeLink = (name: string, url: string | undefined): string => {
  const text = escapeMarkdown(name);
  if (url === undefined || !/^https?:\/\//i.test(url)) return text;
  return `[${text}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
};
