import { isParleyDataPart, type Part } from '@parley/protocol';
import { isFields } from '../is-fields.ts';

const isText = (value: unknown) => typeof value === 'string';
const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string';

/** Whether a stored part can be used as what its type says. Types that this page does not know pass: a newer one may write them. */
export const isStoredPart = (value: unknown): value is Part => {
  if (!isFields(value) || typeof value.type !== 'string') return false;
  switch (value.type) {
    case 'text':
    case 'reasoning':
      return isText(value.text);
    case 'file':
      return isText(value.url) && isText(value.mediaType) && isTextOrAbsent(value.filename);
    case 'source-url':
      return isText(value.sourceId) && isText(value.url) && isTextOrAbsent(value.title);
    case 'source-document':
      return isText(value.sourceId) && isText(value.mediaType) && isText(value.title) && isTextOrAbsent(value.filename);
    case 'data-parley-citation':
    case 'data-parley-moderation':
    case 'data-parley-usage':
      return isParleyDataPart(value);
    default:
      return value.type !== 'dynamic-tool' && !value.type.startsWith('tool-') ? true : isToolPart(value);
  }
};

const isToolPart = (value: Readonly<Record<string, unknown>>) =>
  isText(value.toolCallId) &&
  isText(value.toolName) &&
  isText(value.state) &&
  isTextOrAbsent(value.inputText) &&
  isTextOrAbsent(value.errorText);
