import { type RelayServer, serve } from '../node.ts';
import { createRelay, type Relay } from '../relay.ts';
import type { RelayConfig } from '../relay-config.ts';
import { CliError } from './cli-error.ts';
import { describeStart } from './describe-start.ts';
import { loadCliConfig } from './load-cli-config.ts';
import { readLocalApiKey } from './local-api-key.ts';
import { logToTerminal } from './log-to-terminal.ts';
import { openBrowser } from './open-browser.ts';

export type ServeCommand = {
  readonly config: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
};

const portsToTry = 20;
const graceMs = 5_000;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Listens on the port, or the next one that is free. */
const listen = async (relay: Relay, { port, host }: ServeCommand): Promise<RelayServer> => {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await serve(relay, { port: candidate, hostname: host });
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EADDRINUSE' && port !== 0 && candidate < Math.min(port + portsToTry, 65_535)) continue;
      if (code === 'EADDRINUSE')
        throw new CliError(`The ports ${port} to ${candidate} are taken. Choose another with --port.`);
      if (code === 'EACCES')
        throw new CliError(`Port ${candidate} needs more rights. Choose one above 1023 with --port.`);
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
        throw new CliError(
          `This machine has no address ${host}. Choose another with --host, such as 127.0.0.1 or 0.0.0.0.`,
        );
      }
      throw error;
    }
  }
};

const isLoopback = (host: string): boolean => /^(localhost|127\.|::1$)/.test(host);

/** `parley serve`: runs the relay until it is told to end, then lets replies under way finish for a few seconds. */
export const runServe = async (command: ServeCommand): Promise<void> => {
  const startedAtMs = performance.now();
  const loaded = await loadCliConfig(command.config, { log: logToTerminal, needsSite: true });
  const { dataFolder } = loaded.config;
  const needsLocalKey = (loaded.config.apiKeys ?? []).length === 0 && isLoopback(command.host);
  const localKey = needsLocalKey ? readLocalApiKey(dataFolder) : undefined;
  const config: RelayConfig = { ...loaded.config, ...(localKey !== undefined && { apiKeys: [localKey] }) };

  const relay = await createRelay(config);
  const server = await listen(relay, command).catch(async (error: unknown) => {
    await relay.close();
    throw error;
  });

  let isEnding = false;
  const end = async () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    console.log('\n  Ending. Replies under way are stored first.');
    await server.close({ graceMs });
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);

  if (command.port !== 0 && server.port !== command.port) {
    console.log(`\n  Port ${command.port} is taken, so this one listens on ${server.port}.`);
  }
  console.log(
    describeStart({
      url: server.url,
      config,
      configPath: loaded.path,
      dataFolder,
      knowledge: relay.knowledge,
      modelDescription: loaded.modelDescription,
      localKey,
      startMs: performance.now() - startedAtMs,
    }),
  );
  if (command.open) openBrowser(server.url);
};
