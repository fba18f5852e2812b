import { uiMessageStream } from '@parley/protocol/ui-message-stream';
import type { Transport } from '../src/ports/transport.ts';
import { relayTransport } from '../src/transports/relay-transport.ts';
import { wireTransport } from '../src/transports/wire-transport.ts';

/** The ways from a response of the network to a conversation, each with the network given to it. */
export const probeTransports: Readonly<Record<string, (network: typeof fetch) => Transport>> = {
  relayTransport: (fetch) =>
    relayTransport({ endpoint: 'https://relay.example', site: 'demo', visitor: 'secret', fetch }),
  wireTransport: (fetch) => wireTransport({ wire: uiMessageStream, url: 'https://model.example', fetch }),
};
