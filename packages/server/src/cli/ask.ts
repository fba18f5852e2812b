import { type Citation, headers, isParleyDataPart, readReceivedChunks, routes } from '@parley/protocol';
import { createId } from '../create-id.ts';
import { createRelay } from '../relay.ts';
import { createSqliteStore } from '../stores/sqlite-store.ts';
import { chooseSite } from './choose-site.ts';
import { CliError } from './cli-error.ts';
import { loadCliConfig } from './load-cli-config.ts';
import { logToTerminal } from './log-to-terminal.ts';

export type AskCommand = {
  readonly question: string;
  readonly config: string | undefined;
  readonly site: string | undefined;
};

const describeSource = ({ number, title, locator, quote, excerpt }: Citation): string => {
  const place = [
    ...(locator?.headings ?? []).slice(-1),
    ...(locator?.page === undefined ? [] : [`page ${locator.page}`]),
    ...(locator?.row === undefined ? [] : [`row ${locator.row}`]),
  ].join(', ');
  const said = (quote ?? excerpt).replaceAll(/\s+/g, ' ').trim();
  return `  [${number}] ${title}${place === '' || place === title ? '' : `, ${place}`}\n      ${said.length > 160 ? `${said.slice(0, 159)}…` : said}`;
};

/** `parley ask`: one question through the whole relay, in this process; nothing of it is kept. */
export const runAsk = async ({ question, config: where, site }: AskCommand): Promise<void> => {
  if (question.trim() === '') throw new CliError('The question is empty. Write: parley ask "What does it cost?"');
  const { config } = await loadCliConfig(where, { log: logToTerminal, needsSite: true });
  const key = chooseSite(config, site);
  const store = createSqliteStore({ path: ':memory:' });
  const relay = await createRelay({ ...config, store });
  try {
    const response = await relay.fetch(
      new Request(`http://localhost${routes.chat}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [headers.visitor]: createId('visitor') },
        body: JSON.stringify({
          conversationId: createId('conversation'),
          site: key,
          message: { id: createId('message'), text: question, parentId: null },
          replyMessageId: createId('message'),
        }),
      }),
    );
    if (!response.ok || response.body === null)
      throw new CliError(`The question was refused with status ${response.status}.`);
    const citations: Citation[] = [];
    for await (const batch of readReceivedChunks(response.body)) {
      for (const { chunk } of batch) {
        if (chunk.type === 'text-delta') process.stdout.write(chunk.delta);
        if (chunk.type === 'error') throw new CliError(`The answer failed: ${chunk.errorText}`);
        if (!isParleyDataPart(chunk)) continue;
        if (chunk.type === 'data-parley-citation') citations.push(chunk.data);
        if (chunk.type === 'data-parley-moderation' && chunk.data.action === 'block') {
          process.stdout.write(chunk.data.reason ?? `Blocked: ${chunk.data.category}.`);
        }
      }
    }
    process.stdout.write('\n');
    if (citations.length > 0) console.log(`\n${citations.map(describeSource).join('\n')}`);
  } finally {
    await relay.close();
    await store.close();
  }
};
