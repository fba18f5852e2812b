import { eventStream, parseChunk, type Wire, type WireReport } from '@parley/protocol';
import type { Transport } from '../src/ports/transport.ts';
import { relayTransport } from '../src/transports/relay-transport.ts';
import { wireTransport } from '../src/transports/wire-transport.ts';

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

/** The UI message stream as the smallest wire that can read it. */
const uiMessageStream: Wire = {
  name: 'ui-message-stream',
  framing: eventStream,
  createReader: ({ onReport = () => {} } = {}) => {
    let isEnded = false;
    const report = (report: WireReport) => {
      onReport(report);
      return [];
    };
    return {
      read: (data) => {
        isEnded ||= data === '[DONE]';
        if (isEnded) return [];
        const parsed = parseChunk(parse(data));
        if (parsed.type === 'chunk') return [parsed.chunk];
        return report(parsed.type === 'malformed' ? { ...parsed, data } : parsed);
      },
      end: () => [],
      isEnded: () => isEnded,
    };
  },
  writeRequest: ({ conversation }) => ({
    path: '/chat',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(conversation),
  }),
};

/** The ways from a response of the network to a conversation, each with the network given to it. */
export const probeTransports: Readonly<Record<string, (network: typeof fetch) => Transport>> = {
  relayTransport: (fetch) =>
    relayTransport({ endpoint: 'https://relay.example', site: 'demo', visitor: 'secret', fetch }),
  wireTransport: (fetch) => wireTransport({ wire: uiMessageStream, url: 'https://model.example', fetch }),
};
