// Prints what each client weighs in a browser: `node scripts/run.mjs pnpm --filter bench-core size`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

type Entry = { readonly title: string; readonly code: string; readonly isOurs?: boolean };

/** The wires have a subpath each, and only they have. */
const readWires = (): readonly string[] => {
  const manifest: { readonly exports: Readonly<Record<string, unknown>> } = JSON.parse(
    readFileSync(new URL('../../packages/protocol/package.json', import.meta.url), 'utf8'),
  );
  return Object.keys(manifest.exports)
    .map((path) => path.slice(2))
    .filter((path) => path !== '' && path !== 'package.json');
};

const core = "export { createConversation, wireTransport } from '@parley/core'";

const ours: readonly Entry[] = [
  { title: '@parley/core + relayTransport', code: "export { createConversation, relayTransport } from '@parley/core'" },
  { title: '@parley/core + wireTransport, no wire', code: core },
  ...readWires().flatMap((wire) => {
    const code = `export * from '@parley/protocol/${wire}'`;
    return [
      { title: `@parley/core + wireTransport + ${wire}`, code: `${core}; ${code}` },
      { title: `@parley/protocol/${wire} alone`, code },
    ];
  }),
  { title: '@parley/guard, everything', code: "export * from '@parley/guard'" },
  { title: '@parley/core, everything', code: "export * from '@parley/core'" },
].map((entry) => ({ ...entry, isOurs: true }));

const peers: readonly Entry[] = [
  { title: 'eventsource-parser', code: "export { createParser } from 'eventsource-parser'" },
  { title: 'ai: AbstractChat + DefaultChatTransport', code: "export { AbstractChat, DefaultChatTransport } from 'ai'" },
  {
    title: '@ai-sdk/react: Chat + DefaultChatTransport',
    code: "export { Chat } from '@ai-sdk/react'; export { DefaultChatTransport } from 'ai'",
  },
  {
    title: '@tanstack/ai-client: ChatClient + fetchServerSentEvents',
    code: "export { ChatClient, fetchServerSentEvents } from '@tanstack/ai-client'",
  },
  { title: '@ag-ui/client: HttpAgent', code: "export { HttpAgent } from '@ag-ui/client'" },
  {
    title: 'assistant-stream: decoder + accumulator',
    code: "export { AssistantMessageAccumulator, UIMessageStreamDecoder } from 'assistant-stream'",
  },
  { title: 'openai', code: "export { default } from 'openai'" },
];

const weigh = async ({ code, isOurs = false }: Entry) => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['react'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // Ours are read from their sources, which are what is built; some peers have a condition of this name too.
    ...(isOurs && { conditions: ['source'] }),
    write: false,
    logLevel: 'error',
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
};

const toKib = (bytes: number) => (bytes / 1024).toFixed(1);

console.log('esbuild, ESM, minified, for browsers, ES2022, react left out; gzip level 9. KiB.\n');
console.log('| client | minified | gzip |');
console.log('| --- | ---: | ---: |');
for (const entry of [...ours, ...peers]) {
  const { minified, compressed } = await weigh(entry);
  console.log(`| ${entry.title} | ${toKib(minified)} | ${toKib(compressed)} |`);
}
