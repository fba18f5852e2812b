import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseStoredConversation } from '../src/records/read-stored-conversation.ts';
import { summarizeConversation } from '../src/records/summarize-conversation.ts';

type Row = { readonly text: string; readonly tag: number; readonly title: string };

/** What the server is asked to do wrong, with the next request. */
export type RecordServerFault = (response: ServerResponse, handle: () => void) => void;

/** A server of conversations as `remoteStorage` describes it, over a real port, which keeps them in memory. */
export const startRecordServer = async ({ hasTags = true }: { readonly hasTags?: boolean } = {}) => {
  const rows = new Map<string, Row>();
  const requests: string[] = [];
  const headers: NodeJS.Dict<string | string[]>[] = [];
  const faults: RecordServerFault[] = [];
  let count = 0;

  const answer = (response: ServerResponse, status: number, body?: unknown, tag?: number) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(tag !== undefined && hasTags && { etag: `"${tag}"` }),
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const readRow = ({ text, title }: Row) => {
    const record = parseStoredConversation(text);
    return title === '' ? record : { ...record, title };
  };

  const put = (response: ServerResponse, request: IncomingMessage, { id, body }: { id: string; body: string }) => {
    const row = rows.get(id);
    const match = request.headers['if-match'];
    const isRefused =
      (match !== undefined && match !== `"${row?.tag}"`) ||
      (request.headers['if-none-match'] === '*' && row !== undefined);
    if (isRefused) return answer(response, 412);
    const { title = row?.title ?? '', ...record } = parseStoredConversation(body);
    count += 1;
    rows.set(id, { text: JSON.stringify(record), tag: count, title });
    answer(response, 204, undefined, count);
  };

  const handle = (response: ServerResponse, request: IncomingMessage, body: string) => {
    const [, , key, title] = new URL(request.url ?? '', 'http://localhost').pathname.split('/');
    if (key === undefined) {
      return answer(response, 200, { conversations: [...rows.values()].map(readRow).map(summarizeConversation) });
    }
    const id = decodeURIComponent(key);
    const row = rows.get(id);
    if (request.method === 'PUT' && title === undefined) return put(response, request, { id, body });
    if (row === undefined) return answer(response, 404);
    if (request.method === 'GET') return answer(response, 200, readRow(row), row.tag);
    if (request.method === 'DELETE') rows.delete(id);
    else rows.set(id, { ...row, title: JSON.parse(body).title });
    answer(response, 204);
  };

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const bytes of request.setEncoding('utf8')) body += bytes;
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    const fault = faults.shift();
    const proceed = () => handle(response, request, body);
    if (fault === undefined) proceed();
    else fault(response, proceed);
  });
  const port = await listen(server);
  return {
    endpoint: `http://127.0.0.1:${port}/conversations`,
    rows,
    requests,
    headers,
    faults,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
