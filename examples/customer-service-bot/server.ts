import { createServer, type IncomingMessage } from 'node:http';
import { createBot } from './bot.ts';

const { PARLEY_ENDPOINT = 'http://localhost:3000', PARLEY_SITE = 'harbour-bank', PORT = '4000' } = process.env;
const { BOT_SECRET, WEBHOOK_TOKEN } = process.env;
if (BOT_SECRET === undefined || WEBHOOK_TOKEN === undefined) {
  console.error(
    'Set BOT_SECRET (32 random characters or more) and WEBHOOK_TOKEN (what your platform sends as bearer token).',
  );
  process.exit(1);
}

const bot = createBot({ endpoint: PARLEY_ENDPOINT, site: PARLEY_SITE, secret: BOT_SECRET });
const longestBody = 65_536;

const readRequest = async (request: IncomingMessage) => {
  let body = '';
  for await (const piece of request.setEncoding('utf8')) {
    body += piece;
    if (body.length > longestBody) return null;
  }
  try {
    const { customerId, text } = JSON.parse(body);
    return typeof customerId === 'string' && typeof text === 'string' && text.trim() !== ''
      ? { customerId, text }
      : null;
  } catch {
    return null;
  }
};

const handle = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
  if (request.method !== 'POST' || request.url !== '/webhook') return [404, { error: 'not-found' }];
  if (request.headers.authorization !== `Bearer ${WEBHOOK_TOKEN}`) return [401, { error: 'unauthorized' }];
  const message = await readRequest(request);
  if (message === null) return [400, { error: 'bad-request' }];
  const answer = await bot.answer(message);
  if (answer.type === 'failure') return [502, { error: answer.code }];
  const { text, citations, handoff } = answer;
  return [200, { text, citations, handoff }];
};

createServer(async (request, response) => {
  const [status, body] = await handle(request).catch((error: unknown) => {
    console.error(error);
    return [500, { error: 'internal' }] as const;
  });
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}).listen(Number(PORT), () => console.log(`The bot listens on http://localhost:${PORT}/webhook`));
