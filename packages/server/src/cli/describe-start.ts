import type { KnowledgeReport } from '../knowledge/prepare-knowledge.ts';
import type { RelayConfig } from '../relay-config.ts';

export type StartDescription = {
  readonly url: string;
  readonly config: RelayConfig;
  readonly configPath: string | undefined;
  readonly dataFolder: string;
  readonly knowledge: readonly KnowledgeReport[];
  readonly modelDescription: string;
  readonly localKey: string | undefined;
  readonly startMs: number;
};

const describeKnowledge = ({
  site,
  documentCount,
  passageCount,
  refused,
  isCustom,
}: KnowledgeReport): readonly string[] => {
  if (isCustom) return [`${site}: a search of your own`];
  if (documentCount === 0 && refused.length === 0) return [`${site}: no documents yet (name some with "documents")`];
  return [
    `${site}: ${documentCount} documents, ${passageCount} passages${refused.length > 0 ? `, ${refused.length} refused` : ''}`,
    ...refused.map(({ reason }) => `  refused: ${reason}`),
  ];
};

const label = (name: string, lines: readonly string[]): string =>
  lines.map((line, index) => `  ${(index === 0 ? name : '').padEnd(11)}${line}`).join('\n');

/** What stands in the terminal once the relay listens: everything that a newcomer needs for the next step. */
export const describeStart = ({
  url,
  config,
  configPath,
  dataFolder,
  knowledge,
  modelDescription,
  localKey,
  startMs,
}: StartDescription): string => {
  const [[site, first] = ['', undefined]] = Object.entries(config.sites);
  const suggestions = Object.values(first?.suggestions ?? {}).flat();
  const question = suggestions[0] ?? 'What can you tell me?';
  const page = config.pages?.find(({ path }) => path === '/');
  const tag = `<script src="${url}/parley.js" data-site="${site}" defer></script>`;
  const tries = [
    page ? `Open ${url} and ask: ${question}` : `Put the script tag above on a page and ask: ${question}`,
    'Ask something that the documents do not hold, and see it say so',
    localKey
      ? `Any OpenAI client: base URL ${url}/v1, key ${localKey}`
      : 'Any OpenAI client: set apiKeys in the config, then use the base URL above with /v1',
  ];
  return [
    '',
    `  Parley is ready at ${url} (started in ${Math.round(startMs)} ms)`,
    '',
    label('Model', [modelDescription]),
    ...(configPath === undefined ? [] : [label('Config', [configPath])]),
    label('Knowledge', knowledge.flatMap(describeKnowledge)),
    label('Data', [dataFolder]),
    label(
      'Pages',
      (config.pages ?? []).map(({ path }) => `${url}${path}`),
    ),
    config.assetsFolder === undefined
      ? label('Widget', ['not found: install @parley/widget beside the config, or set assetsFolder'])
      : label('Widget', [tag]),
    '',
    '  Try next',
    ...tries.map((line, index) => `    ${index + 1}. ${line}`),
    '',
  ]
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
    .join('\n');
};
