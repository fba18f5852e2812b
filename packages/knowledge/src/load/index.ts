export {
  type LoadDocumentsOptions,
  type LoadDocumentsResult,
  loadDocuments,
  type RefusedFile,
} from './load-documents.ts';
