import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunkDocument } from '../chunk/chunk-document.ts';
import { loadDocuments } from './load-documents.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const pdf = join(examples, 'harbour-bank/documents/en/mortgage-guide.pdf');
const docx = join(examples, 'harbour-bank/documents/zh/complaints.docx');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-knowledge-'));
});
afterEach(() => rm(folder, { recursive: true }));
const write = async (name: string, content: string | Uint8Array) => {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
};
const loadOne = async (name: string, content: string | Uint8Array) => {
  await write(name, content);
  return loadDocuments(folder);
};

describe('loadDocuments', () => {
  it('reads every kind of file below a folder, with stable ids, titles and languages', async () => {
    await write('zh/挂失.md', '# 银行卡挂失\n\n挂失即时生效，卡片在 1 分钟内停用。');
    await write('en/fees.html', '<html lang="en-GB"><main><h1>Fees</h1><p>Free.</p></main></html>');
    await write('en/faq.csv', 'question,answer\nHow much is it?,It is free.');
    await write('en/notes.txt', 'Lost cards\n\nCall us at any hour of the day.');
    await write('.hidden/secret.md', 'secret');
    const { documents, refused } = await loadDocuments(folder);
    expect(refused).toEqual([]);
    expect(documents.map(({ id, title, language, mediaType }) => [id, title, language, mediaType])).toEqual([
      ['en/faq.csv', 'Frequently asked questions', 'en', 'text/csv'],
      ['en/fees.html', 'Fees', 'en-GB', 'text/html'],
      ['en/notes.txt', 'Lost cards', 'en', 'text/plain'],
      ['zh/挂失.md', '银行卡挂失', 'zh-CN', 'text/markdown'],
    ]);
    expect((await loadDocuments(folder)).documents).toEqual(documents);
  });

  it('reads a PDF page by page, with headings and tables', async () => {
    const { documents, refused } = await loadDocuments(pdf);
    expect(refused).toEqual([]);
    const [document] = documents;
    expect(document?.title).toBe('Mortgage guide');
    expect(document?.sections.map(({ page }) => page)).toEqual([1, 2, 3]);
    const passages = documents.flatMap((one) => chunkDocument({ document: one, tenant: 'bank' }));
    const table = passages.find(({ text }) => text.includes('| 5 years fixed | 4.15% |'));
    expect(table?.locator).toEqual({ headings: ['2. Choosing a mortgage'], page: 1 });
  });

  it('reads a Word document by its styles', async () => {
    const { documents, refused } = await loadDocuments(docx);
    expect(refused).toEqual([]);
    expect(documents[0]?.title).toBe('投诉处理程序');
    expect(documents[0]?.language).toBe('zh-CN');
    expect(documents[0]?.sections[0]?.text).toContain('| 最终答复 | 15 个工作日 |');
    expect(documents[0]?.sections[0]?.text).toContain('## 如何投诉');
  });

  it.each([
    ['empty.md', '', /empty\.md is empty/],
    ['blank.txt', ' \n\n ', /blank\.txt is empty/],
    ['noise.md', Uint8Array.from({ length: 2_000 }, (_, index) => (index * 73) % 256), /noise\.md is/],
    ['picture.png', 'x', /picture\.png is of the type \.png.*use one of \.md/],
    ['noending', 'x', /without an ending/],
    ['broken.csv', 'question,answer\n"a,b', /broken\.csv has a quotation mark/],
    ['script.html', '<body><div id="app"></div><script>draw()</script></body>', /script\.html has no readable text/],
    ['text.pdf', 'This is no PDF.', /text\.pdf is not a PDF/],
    ['head.pdf', '%PDF-1.7\n', /head\.pdf is damaged/],
    ['text.docx', 'This is no Word document.', /text\.docx is damaged/],
    ['old.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /old\.docx has a password/],
  ])('refuses %s with a reason that names it, and goes on', async (name, content, reason) => {
    await write('good.md', 'Transfers are free.');
    const { documents, refused } = await loadOne(name, content);
    expect(documents.map(({ id }) => id)).toEqual(['good.md']);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatch(reason);
    expect(refused[0]?.reason).not.toContain('\n');
  });

  it('refuses a PDF and a Word document that were cut off anywhere, or reads what is whole in them', async () => {
    for (const [source, name] of [
      [pdf, 'cut.pdf'],
      [docx, 'cut.docx'],
    ] as const) {
      const bytes = await readFile(source);
      for (const share of [0.1, 0.5, 0.9, 0.99]) {
        await write(name, bytes.subarray(0, Math.floor(bytes.length * share)));
        const { documents, refused } = await loadDocuments(join(folder, name));
        expect(documents.length + refused.length).toBe(1);
        for (const { reason } of refused) expect(reason).toContain(name);
      }
    }
  });

  it('refuses a Word document whose archive says that it unpacks to gigabytes', async () => {
    const bytes = await readFile(docx);
    const entry = bytes.indexOf(Uint8Array.of(0x50, 0x4b, 0x01, 0x02));
    bytes.writeUInt32LE(0xf0000000, entry + 24);
    const { refused } = await loadOne('bomb.docx', bytes);
    expect(refused[0]?.reason).toMatch(/bomb\.docx unpacks to \d+ MB/);
  });

  it('refuses files above the allowed size and number', async () => {
    await write('a.md', 'Some text.');
    await write('b.md', 'Some more text that is longer.');
    const bySize = await loadDocuments(folder, { maxFileBytes: 20 });
    expect(bySize.refused[0]?.reason).toMatch(/b\.md has 1 MB, more than/);
    const byNumber = await loadDocuments(folder, { maxFiles: 1 });
    expect(byNumber.documents).toHaveLength(1);
    expect(byNumber.refused[0]?.reason).toMatch(/maxFiles/);
  });

  it('follows no links, which may lead out of the folder or round', async () => {
    await write('a.md', 'Some text.');
    await symlink(folder, join(folder, 'round'));
    await symlink('/etc/passwd', join(folder, 'leak.txt'));
    expect((await loadDocuments(folder)).documents.map(({ id }) => id)).toEqual(['a.md']);
  });

  it('names a path that does not exist', async () => {
    const { documents, refused } = await loadDocuments(join(folder, 'missing'));
    expect(documents).toEqual([]);
    expect(refused[0]?.reason).toMatch(/missing does not exist/);
  });

  it('keeps files of the same name in two folders apart', async () => {
    await write('one/faq.md', 'One.');
    await write('two/faq.md', 'Two.');
    const { documents } = await loadDocuments([join(folder, 'one'), join(folder, 'two')]);
    expect(documents.map(({ id }) => id)).toEqual(['faq.md', 'two/faq.md']);
  });

  it('changes the hash of what changed, and only that', async () => {
    await write('a.md', 'One.');
    await write('b.md', 'Two.');
    const before = (await loadDocuments(folder)).documents.map(({ hash }) => hash);
    await write('b.md', 'Three.');
    const after = (await loadDocuments(folder)).documents.map(({ hash }) => hash);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('stops when it is aborted', async () => {
    await write('a.md', 'One.');
    await expect(loadDocuments(folder, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
