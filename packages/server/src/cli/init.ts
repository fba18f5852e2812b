import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from './cli-error.ts';

const template = `import { defineConfig } from '@parley/server';

export default defineConfig({
  // Keys and secrets do not belong here. Set OPENAI_API_KEY (and OPENAI_BASE_URL, PARLEY_MODEL) in the environment
  // to answer with a language model; without it, answers are made of sentences of your documents.

  sites: {
    // The key is public: it is what a page names in its script tag.
    'my-site': {
      name: 'My company',
      assistantName: 'Assistant',
      languages: ['en'],
      greeting: { en: 'Hello! What would you like to know?' },
      suggestions: { en: ['What are your opening hours?'] },

      // Files and folders: Markdown, HTML, text, CSV, PDF, DOCX. Relative to this file.
      documents: ['./documents'],

      // Pages of other origins that may use this site. The relay's own pages always may.
      origins: [
        // 'https://www.example.com',
      ],

      // Who the assistant is, and what it must and must not do. For language models.
      persona: 'You are the assistant of My company. You are brief, friendly and exact.',
      policy: 'Never promise anything that the documents do not say.',

      // Whether visitors may ask for a person.
      canHandOff: false,
    },
  },

  // Where conversations and indexes are kept.
  dataFolder: '.parley',
});
`;

/** `parley init`: writes a commented config, and never over one that is there. */
export const init = ({ folder }: { readonly folder: string }): void => {
  const path = join(resolve(folder), 'parley.config.ts');
  try {
    writeFileSync(path, template, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new CliError(`There is already a config ${path}. Edit it, or move it away first.`);
    if (code === 'ENOENT') throw new CliError(`There is no folder ${resolve(folder)}. Make it first, or name another.`);
    throw new CliError(`The config ${path} cannot be written (${String(code)}). Check the folder's permissions.`);
  }
  console.log(`Wrote ${path}`);
  console.log('Next: put documents into ./documents, then run "parley serve".');
};
