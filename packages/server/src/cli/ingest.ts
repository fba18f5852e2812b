import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { prepareKnowledge } from '../knowledge/prepare-knowledge.ts';
import { chooseSite } from './choose-site.ts';
import { CliError } from './cli-error.ts';
import { loadCliConfig } from './load-cli-config.ts';
import { logToTerminal } from './log-to-terminal.ts';
import { addSource } from './sources.ts';

export type IngestCommand = {
  readonly path: string;
  readonly config: string | undefined;
  readonly site: string | undefined;
};

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** `parley ingest`: indexes a folder or file for a site, says what was taken and refused, and remembers it for serving. */
export const runIngest = async ({ path: given, config: where, site: name }: IngestCommand): Promise<void> => {
  const path = resolve(given);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new CliError(`There is no file or folder ${path}. Check the path.`);
  }
  const { config } = await loadCliConfig(where, { log: logToTerminal, needsSite: false });
  const key = chooseSite(config, name);
  const site = config.sites[key];
  if (site?.retriever !== undefined)
    throw new CliError(`The site "${key}" has a search of its own, which takes no documents.`);

  const { report } = await prepareKnowledge({
    key,
    site: { documents: [path], tenant: site?.tenant ?? key },
    dataFolder: undefined,
  });
  const { documentCount, passageCount, refused } = report;
  const [first] = refused;
  if (documentCount === 0) {
    throw new CliError(
      first === undefined
        ? `There is nothing to index in ${path}. Put Markdown, HTML, text, CSV, PDF or DOCX files there.`
        : refused.length === 1
          ? first.reason
          : `All ${refused.length} files of ${path} were refused. The first: ${first.reason}`,
    );
  }
  if (!(site?.documents ?? []).some((known) => isWithin(path, known)))
    addSource(config.dataFolder, { site: key, path });
  console.log(
    `Indexed ${relative('.', path) || '.'} for "${key}": ${documentCount} documents, ${passageCount} passages.`,
  );
  for (const { reason } of refused) console.log(`  refused: ${reason}`);
  console.log('Next: parley ask "…", or parley serve.');
};
