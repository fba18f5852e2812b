import { extractTextItems, getDocumentProxy } from 'unpdf';
import { cleanText } from '../language/clean-text.ts';
import { arrangePdfPages } from './arrange-pdf-pages.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';

const mostPages = 2_000;
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** A PDF, page by page. Headings are told by the size of their letters. */
export const loadPdf = async (bytes: Uint8Array): Promise<FileContent> => {
  if (!new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) {
    throw new DocumentError('is not a PDF in spite of its name; export it again');
  }
  // The parser takes the bytes for itself.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    throw new DocumentError(
      isNamed(cause, 'PasswordException')
        ? 'has a password; save it without one'
        : 'is damaged or cut off; export it again',
      { cause },
    );
  });
  try {
    if (pdf.numPages > mostPages) {
      throw new DocumentError(`has ${pdf.numPages} pages, more than ${mostPages}; split it`);
    }
    const { items } = await extractTextItems(pdf).catch((cause: unknown) => {
      throw new DocumentError('is damaged or cut off; export it again', { cause });
    });
    const sections = arrangePdfPages(items).flatMap((text, index) => {
      const clean = cleanText(text).trim();
      return clean === '' ? [] : [{ text: clean, page: index + 1 }];
    });
    if (sections.length === 0) {
      throw new DocumentError('has no text, only pictures of it; run text recognition (OCR) over it first');
    }
    return { sections };
  } finally {
    await pdf.loadingTask.destroy();
  }
};
