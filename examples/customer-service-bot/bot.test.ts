import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRelay, type RelayConfig } from '@parley/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBot } from './bot.ts';

const document = `# Fees

## International transfers

An outgoing international transfer costs 15 dollars.
`;

let folder = '';
let closings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-bot-'));
  await writeFile(join(folder, 'fees.md'), document);
});
afterEach(async () => {
  for (const close of closings) await close();
  closings = [];
  await rm(folder, { recursive: true });
});

const startRelay = async (config: Partial<RelayConfig> = {}) => {
  const relay = await createRelay({
    sites: { bank: { name: 'Bank', documents: [join(folder, 'fees.md')], canHandOff: true } },
    dataFolder: join(folder, 'data'),
    log: () => {},
    ...config,
  });
  closings.push(() => relay.close());
  return relay;
};

const startBot = ({ fetch }: Pick<Awaited<ReturnType<typeof startRelay>>, 'fetch'>) =>
  createBot({
    endpoint: 'https://relay.example',
    site: 'bank',
    secret: 'a secret of at least thirty-two characters',
    fetch: (...request) => fetch(new Request(...request)),
  });

describe('customer-service bot', () => {
  it('answers from the documents, with citations', async () => {
    const bot = startBot(await startRelay());
    const answer = await bot.answer({ customerId: 'c1', text: 'What does an outgoing international transfer cost?' });
    expect(answer).toMatchObject({ type: 'answer', citations: [{ number: 1, title: 'Fees' }], handoff: null });
    expect(answer.type === 'answer' && answer.text).toContain('15 dollars');
  });

  it.each(['I want to talk to a person', '转人工'])('passes the customer to a person: %s', async (text) => {
    const bot = startBot(await startRelay());
    expect(await bot.answer({ customerId: 'c1', text })).toMatchObject({
      type: 'answer',
      handoff: { status: 'requested' },
    });
  });

  it('remembers each customer apart, also when it and the relay were started anew', async () => {
    const relay = await startRelay();
    const bot = startBot(relay);
    await Promise.all([
      bot.answer({ customerId: 'c1', text: 'I want to talk to a person' }),
      bot.answer({ customerId: 'c2', text: 'Hello' }),
    ]);
    await relay.close();
    const again = startBot(await startRelay());
    expect(await again.answer({ customerId: 'c1', text: 'Are you there?' })).toMatchObject({
      handoff: { status: 'requested' },
    });
    const other = await again.answer({ customerId: 'c2', text: 'Are you there?' });
    expect(other.type === 'answer' && other.handoff?.status).not.toBe('requested');
  });

  it('says why when the relay does not answer', async () => {
    const bot = startBot({
      fetch: async () => Response.json({ error: { code: 'unauthorized', message: 'no' } }, { status: 401 }),
    });
    expect(await bot.answer({ customerId: 'c1', text: 'Hello' })).toEqual({ type: 'failure', code: 'unauthorized' });
  });
});
