import { readFileSync } from 'node:fs';
import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { type Probe, probes, respond } from '../../test/probe-streams.ts';
import { probeTransports } from '../../test/probe-transports.ts';
import { startConversation } from '../../test/start-conversation.ts';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import type { Conversation } from '../conversation.ts';
import type { ConversationEvent } from '../conversation-event.ts';
import { getMessageText } from '../get-message-text.ts';

const table = readFileSync(new URL('../../../../docs/peers.md', import.meta.url), 'utf8');

/** The cell of a probe in the column of Parley, which is the first after the name. */
const readDocumented = ({ name }: Probe) =>
  table
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .find(([, cell]) => cell === name)?.[2];

const describeResult = (conversation: Conversation, events: readonly ConversationEvent[]) => {
  const { messages } = conversation.getSnapshot();
  const last = messages.at(-1);
  if (last?.status.type !== 'done') return 'not ended';
  const text = last.role === 'assistant' ? getMessageText(last) : '';
  const { outcome, errorCode } = last.status;
  const reports = events.filter(({ type }) => type === 'report').length;
  const isWhole = outcome === 'complete' && text === 'Hello 你好';
  return [
    isWhole ? '✓' : `${outcome} ${text === '' ? '∅' : `"${text}"`}`,
    errorCode === undefined ? '' : ` [${errorCode}]`,
    reports === 0 ? '' : `, ${reports} report`,
  ].join('');
};

const runProbe = async (probe: Probe, connect: (typeof probeTransports)[string], isCut: boolean) => {
  const tab = createTestBrowser().openTab();
  const sentAtMs: number[] = [];
  const started = await startConversation({
    tab,
    transport: connect(async (_address, request) => {
      // There is no conversation yet to be loaded.
      if (request?.method !== 'POST') return new Response(null, { status: 404 });
      sentAtMs.push(tab.now());
      return respond(probe, { isCut });
    }),
  });
  let hasEnded = false;
  const sent = started.conversation.send('Hi').then(() => {
    hasEnded = true;
  });
  await settle();
  // Only waiting between attempts needs the clock.
  for (let second = 0; second < 20 && !hasEnded; second += 1) await tab.advance(1_000);
  await sent;
  return { ...started, sentAtMs };
};

const findProbe = (number: string): Probe => {
  const probe = probes.find(({ name }) => name.startsWith(number));
  if (probe === undefined) throw new Error(`There is no probe ${number}.`);
  return probe;
};

const errorsOf = (events: readonly ConversationEvent[]) =>
  events.flatMap((event) => (event.type === 'error' && ParleyError.isInstance(event.error) ? [event.error] : []));

describe.each(Object.entries(probeTransports))('a conversation over %s', (_name, connect) => {
  for (const probe of probes) {
    for (const isCut of probe.isCut === true ? [true] : [false, true]) {
      it(`reads ${probe.name}${isCut ? ', cut at every byte' : ''}: ${probe.result}`, async () => {
        const { conversation, events } = await runProbe(probe, connect, isCut);
        expect(describeResult(conversation, events)).toBe(probe.result);
        expect(conversation.getSnapshot().status).toBe('ready');
        const parts = conversation.getSnapshot().messages.flatMap((message) => message.parts);
        expect(parts.filter((part) => 'state' in part && part.state === 'streaming')).toEqual([]);
      });
    }
  }

  it('tells of a login page its status, its type and its first 200 characters', async () => {
    const { events } = await runProbe(findProbe('17'), connect, false);
    const detail = `200 text/html: ${findProbe('17').body.slice(0, 200)}`;
    expect(errorsOf(events)).toMatchObject([{ code: 'not-a-stream', status: 200, detail }]);
  });

  it('tells of an empty answer that it is one', async () => {
    const { events } = await runProbe(findProbe('18'), connect, false);
    expect(errorsOf(events)).toMatchObject([{ code: 'not-a-stream', message: 'The answer is empty.' }]);
  });

  it('waits as long as Retry-After says before each further attempt, and tells it when it gives up', async () => {
    const { events, sentAtMs } = await runProbe(findProbe('19'), connect, false);
    expect(sentAtMs.slice(1).map((atMs, index) => atMs - (sentAtMs[index] ?? 0))).toEqual([3_000, 3_000, 3_000]);
    expect(errorsOf(events)).toMatchObject([{ code: 'rate-limited', status: 429, retryAfterMs: 3_000 }]);
  });
});

describe('docs/peers.md', () => {
  it.each(probes)('says of $name what is so', (probe) => {
    expect(readDocumented(probe)).toBe(probe.result);
  });
});
