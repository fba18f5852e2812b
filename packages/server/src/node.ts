import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Relay } from './relay.ts';

export type ServeOptions = {
  /** 0 takes any free port. @default 3000 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly hostname?: string;
};

/** A relay that listens on a port. */
export type RelayServer = {
  readonly port: number;
  readonly url: string;
  /** Stops listening, lets replies under way finish for `graceMs`, and closes the relay. */
  readonly close: (options?: { readonly graceMs?: number }) => Promise<void>;
};

const readAddress = (incoming: unknown): string | undefined => {
  const socket =
    typeof incoming === 'object' && incoming !== null && 'socket' in incoming ? incoming.socket : undefined;
  const address =
    typeof socket === 'object' && socket !== null && 'remoteAddress' in socket ? socket.remoteAddress : undefined;
  return typeof address === 'string' ? address : undefined;
};

const isListening = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/** Lets a relay listen on a port of this machine. Rejects with the system's error, such as `EADDRINUSE`. */
export const serve = async (
  relay: Relay,
  { port = 3000, hostname = '127.0.0.1' }: ServeOptions = {},
): Promise<RelayServer> => {
  const server = createAdaptorServer({
    fetch: (request, bindings) => {
      const clientAddress = readAddress(bindings.incoming);
      return relay.fetch(request, clientAddress === undefined ? {} : { clientAddress });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (!isListening(address)) throw new Error('The server is not listening on a port.');
  const name = hostname === '127.0.0.1' || hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname;
  return {
    port: address.port,
    url: `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`,
    close: async (options) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await relay.close(options);
      // Every reply is stored by now; whoever still reads resumes elsewhere.
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
};
