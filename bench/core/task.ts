/** The wires that the clients speak. */
export type Dialect = 'ui-message-stream' | 'ag-ui' | 'openai-chat';

/** What one reply holds: words, or the arguments of one tool call. */
export type Content = 'text' | 'tool';

/** One reply to be read by a client. */
export type Task = {
  readonly content: Content;
  /** The reply as the network gives it. */
  readonly reads: readonly Uint8Array[];
  /** Messages that were said before. */
  readonly history: readonly HistoryMessage[];
};

export type HistoryMessage = { readonly id: string; readonly role: 'user' | 'assistant'; readonly text: string };

/** One client, ready to be measured. */
export type Client = {
  readonly title: string;
  readonly dialect: Dialect;
  /** Whether it keeps a conversation, and so can have a history. */
  readonly hasConversation: boolean;
  /** Takes in the history, which is not measured, and returns what reads the reply to its end and tells the text or the arguments that its state then holds. */
  readonly prepare: (task: Task) => Promise<() => Promise<string>> | (() => Promise<string>);
};

/** A body that gives each read when it is asked for. */
export const toBody = (reads: readonly Uint8Array[]): ReadableStream<Uint8Array> => {
  let next = 0;
  return new ReadableStream({
    pull: (controller) => {
      const read = reads[next];
      next += 1;
      if (read === undefined) controller.close();
      else controller.enqueue(read);
    },
  });
};

/** A network that answers everything with this reply. */
export const toFetch =
  ({ reads }: Task): typeof fetch =>
  async () =>
    new Response(toBody(reads), {
      headers: { 'content-type': 'text/event-stream', 'x-vercel-ai-ui-message-stream': 'v1' },
    });
