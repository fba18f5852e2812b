import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLexicalIndex } from '@parley/knowledge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feePassage } from '../../test/test-relay.ts';
import { type CachedKnowledge, readKnowledgeCache, writeKnowledgeCache } from './knowledge-cache.ts';
import { prepareKnowledge } from './prepare-knowledge.ts';

describe('knowledge', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-knowledge-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read from files and folders, with what was refused and why', async () => {
    const documents = join(folder, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, 'fees.md'), '# Fees\n\nA transfer costs 18 dollars.\n');
    writeFileSync(join(documents, 'photo.xyz'), 'x');
    const { retriever, report } = await prepareKnowledge({
      key: 'bank',
      site: { documents: [documents] },
      dataFolder: join(folder, '.parley'),
    });
    expect(report).toMatchObject({ site: 'bank', documentCount: 1, passageCount: 1, isCustom: false });
    expect(report.refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('photo.xyz')]);
    const [found] = await retriever.retrieve('What does a transfer cost?', { tenant: 'bank' });
    expect(found?.text).toContain('18 dollars');
    expect(await retriever.retrieve('What does a transfer cost?', { tenant: 'clinic' })).toEqual([]);
  });

  it('that is not there is a mistake in the config', async () => {
    const preparing = prepareKnowledge({
      key: 'bank',
      site: { documents: [join(folder, 'nope')] },
      dataFolder: undefined,
    });
    await expect(preparing).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('sites.bank.documents'),
    });
  });

  it('of a search of its own is asked and not read', async () => {
    const retriever = { retrieve: async () => [], getPassage: async () => undefined };
    const prepared = await prepareKnowledge({ key: 'bank', site: { retriever }, dataFolder: undefined });
    expect(prepared.retriever).toBe(retriever);
    expect(prepared.report.isCustom).toBe(true);
  });

  describe('that is kept for the next start', () => {
    const index = createLexicalIndex();
    index.add([feePassage]);
    const knowledge: CachedKnowledge = { passages: [feePassage], index: index.toJSON(), documentCount: 1, refused: [] };

    it('comes back when nothing has changed, and only then', async () => {
      const options = { dataFolder: folder, key: 'bank', fingerprint: 'one' };
      await writeKnowledgeCache(options, knowledge);
      expect(await readKnowledgeCache(options)).toMatchObject(knowledge);
      expect(await readKnowledgeCache({ ...options, fingerprint: 'two' })).toBeUndefined();
      expect(await readKnowledgeCache({ ...options, key: 'clinic' })).toBeUndefined();
    });

    it('counts as nothing when its file was cut off', async () => {
      const options = { dataFolder: folder, key: 'bank', fingerprint: 'one' };
      await writeKnowledgeCache(options, knowledge);
      truncateSync(join(folder, 'knowledge', 'bank.json'), 200);
      expect(await readKnowledgeCache(options)).toBeUndefined();
    });

    it('is not worth a failure when it cannot be written', async () => {
      writeFileSync(join(folder, 'file'), '');
      const options = { dataFolder: join(folder, 'file'), key: 'bank', fingerprint: 'one' };
      await expect(writeKnowledgeCache(options, knowledge)).resolves.toBeUndefined();
    });
  });
});
