import { describe, expect, it } from 'vitest';
import { createRetriever } from './create-retriever.ts';
import type { Passage } from './passage.ts';

const passage = (id: string, text: string, options: Partial<Passage> = {}): Passage => ({
  id,
  documentId: `${id}.md`,
  title: 'Fees',
  text,
  locator: {},
  tenant: 'bank',
  language: 'en',
  ...options,
});

describe('createRetriever', () => {
  const retriever = createRetriever({
    tenant: 'bank',
    passages: [
      passage('en', 'The IBAN check costs $25.', { title: 'IBAN' }),
      passage('zh', 'IBAN 查询费用 25 美元。', { language: 'zh-CN', title: 'IBAN' }),
      passage('only', '保管箱每年 120 美元。', { language: 'zh-CN', title: '保管箱' }),
    ],
  });

  it('gives the passages of its tenant, best first, as many as asked', async () => {
    const found = await retriever.retrieve('IBAN check cost', { tenant: 'bank', limit: 1 });
    expect(found.map(({ id }) => id)).toEqual(['en']);
  });

  it('gives another tenant nothing, not even by id', async () => {
    expect(await retriever.retrieve('IBAN', { tenant: 'clinic' })).toEqual([]);
    expect(await retriever.getPassage('en', { tenant: 'clinic' })).toBeUndefined();
    expect((await retriever.getPassage('en', { tenant: 'bank' }))?.id).toBe('en');
  });

  it('refuses passages of another tenant', () => {
    expect(() => createRetriever({ tenant: 'bank', passages: [passage('x', 'x', { tenant: 'clinic' })] })).toThrow(
      /clinic/,
    );
  });

  it('prefers the language of the visitor when both have the answer', async () => {
    const ask = async (language: string) =>
      (await retriever.retrieve('IBAN', { tenant: 'bank', language }))[0]?.language;
    expect(await ask('zh-CN')).toBe('zh-CN');
    expect(await ask('en')).toBe('en');
  });

  it('falls back to the other language when only that has something', async () => {
    const found = await retriever.retrieve('保管箱', { tenant: 'bank', language: 'en' });
    expect(found[0]?.id).toBe('only');
  });

  it('stops when it is aborted', async () => {
    await expect(retriever.retrieve('IBAN', { tenant: 'bank', signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('keeps two tenants with the same documents apart', async () => {
    const make = (tenant: string) =>
      createRetriever({
        tenant,
        passages: Array.from({ length: 50 }, (_, index) =>
          passage(`${tenant}-${index}`, `The fee number ${index} of ${tenant} is $${index}.`, { tenant }),
        ),
      });
    const [one, two] = [make('one'), make('two')];
    for (let index = 0; index < 50; index += 1) {
      const found = await one.retrieve(`fee number ${index} of two`, { tenant: 'one', limit: 50 });
      expect(found.every(({ tenant }) => tenant === 'one')).toBe(true);
      expect(await two.retrieve(`fee number ${index}`, { tenant: 'one' })).toEqual([]);
    }
  });
});
