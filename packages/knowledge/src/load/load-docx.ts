import mammoth from 'mammoth';
import { cleanText } from '../language/clean-text.ts';
import { convertHtml } from './convert-html.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';
import { measureZip } from './measure-zip.ts';

const mostUnpackedBytes = 200 * 1024 * 1024;
const isOldOffice = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

/** A Word document, by its styles: headings, lists and tables. */
export const loadDocx = async (bytes: Uint8Array): Promise<FileContent> => {
  if (isOldOffice(bytes)) {
    throw new DocumentError('has a password or is in the old Word format; save it as .docx without a password');
  }
  const size = measureZip(bytes);
  if (size === undefined) throw new DocumentError('is damaged or cut off; save it again as .docx');
  if (size > mostUnpackedBytes) {
    throw new DocumentError(`unpacks to ${Math.round(size / 1024 / 1024)} MB, which is not a usual document; split it`);
  }
  const { value } = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(bytes) },
      { externalFileAccess: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    .catch((cause: unknown) => {
      throw new DocumentError('cannot be read as a Word document; save it again as .docx', { cause });
    });
  const { markdown, title } = convertHtml(cleanText(value));
  if (markdown === '') throw new DocumentError('has no text; put text into it or take it out');
  return { sections: [{ text: markdown }], ...(title !== undefined && { title }) };
};
