import { parseArgs } from 'node:util';
import type { Wire } from '@parley/protocol';
import type { Environment } from '../ports/environment.ts';
import { type BackEndKind, checkBackEnd } from './check-back-end.ts';
import { formatReport } from './format-report.ts';

export type ShellOptions = {
  readonly environment: Environment;
  readonly write: (text: string) => void;
};

const usage = `Usage: parley-conformance <url> [options]

Checks a chat back end against what its clients need, and prints a report as Markdown.

  --kind <kind>       relay (default), ui-message-stream (a route for the AI SDK's useChat), or a provider's wire:
                      ag-ui, anthropic-messages, ollama, openai-chat, openai-responses
  --site <key>        Public key of the site, for a relay
  --model <name>      The provider's name of the model, for a wire
  --origin <origin>   Origin of a page that is to be allowed, such as https://www.example.com
  --header <header>   Sent with each request, as "name: value"; may be repeated
  --json              Print the report as JSON
`;

const readHeaders = (lines: readonly string[]) =>
  Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );

const wires = new Map<string, () => Promise<Wire>>([
  ['ag-ui', async () => (await import('@parley/protocol/ag-ui')).agUi],
  ['anthropic-messages', async () => (await import('@parley/protocol/anthropic-messages')).anthropicMessages],
  ['ollama', async () => (await import('@parley/protocol/ollama')).ollama],
  ['openai-chat', async () => (await import('@parley/protocol/openai-chat')).openaiChat],
  ['openai-responses', async () => (await import('@parley/protocol/openai-responses')).openaiResponses],
]);

const readKind = async (
  kind: string,
  { site, model = '' }: { readonly site?: string | undefined; readonly model?: string | undefined },
): Promise<BackEndKind | undefined> => {
  if (kind === 'ui-message-stream') return { kind };
  if (kind === 'relay') return site === undefined ? undefined : { kind, site };
  const wire = await wires.get(kind)?.();
  return wire && { wire, model };
};

/** `parley-conformance`: 0 when the back end conforms, 1 when it does not, 2 when it was asked for wrongly. */
export const runFromShell = async (words: readonly string[], options: ShellOptions): Promise<0 | 1 | 2> => {
  const { environment, write } = options;
  const wanted = await readWords(words);
  if (wanted === undefined) {
    write(usage);
    return 2;
  }
  const report = await checkBackEnd({ ...wanted, environment });
  write(wanted.isJson ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
  return report.isConforming ? 0 : 1;
};

const readWords = async (words: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        kind: { type: 'string', default: 'relay' },
        site: { type: 'string' },
        model: { type: 'string' },
        origin: { type: 'string' },
        header: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const [url] = positionals;
    const kind = await readKind(values.kind, values);
    if (url === undefined || kind === undefined) return undefined;
    const { origin, json: isJson } = values;
    return { url, ...kind, headers: readHeaders(values.header), isJson, ...(origin !== undefined && { origin }) };
  } catch {
    // A word that is not known; the usage says which are.
    return undefined;
  }
};
