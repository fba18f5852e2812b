import { isRecord } from '../../is-record.ts';

const parsePointer = (pointer: unknown): readonly string[] => {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) throw new Error('no pointer');
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const readIndex = (list: readonly unknown[], name: string, last: number): number => {
  const index = name === '-' ? list.length : /^(0|[1-9]\d*)$/.test(name) ? Number(name) : -1;
  if (index < 0 || index > last) throw new Error('no such place');
  return index;
};

const readAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((container, name) => {
    if (Array.isArray(container)) return container[readIndex(container, name, container.length - 1)];
    if (!isRecord(container) || !Object.hasOwn(container, name)) throw new Error('no such place');
    return container[name];
  }, value);

type Change = { readonly op: 'add' | 'remove' | 'replace'; readonly value?: unknown };

/** A copy in which one place is changed; what is not on the way to it stays the very same. */
const changeAt = (container: unknown, [name, ...rest]: readonly string[], change: Change): unknown => {
  if (name === undefined) return change.op === 'remove' ? null : change.value;
  if (Array.isArray(container)) {
    const isNew = rest.length === 0 && change.op === 'add';
    const index = readIndex(container, name, isNew ? container.length : container.length - 1);
    const before = container.slice(0, index);
    if (isNew) return [...before, change.value, ...container.slice(index)];
    const after = container.slice(index + 1);
    if (rest.length === 0 && change.op === 'remove') return [...before, ...after];
    return [...before, changeAt(container[index], rest, change), ...after];
  }
  if (!isRecord(container) || (!Object.hasOwn(container, name) && (rest.length > 0 || change.op !== 'add'))) {
    throw new Error('no such place');
  }
  if (rest.length > 0 || change.op !== 'remove') {
    return { ...container, [name]: changeAt(container[name], rest, change) };
  }
  const { [name]: _, ...others } = container;
  return others;
};

const applyOperation = (document: unknown, operation: unknown): unknown => {
  if (!isRecord(operation)) throw new Error('no operation');
  const path = parsePointer(operation.path);
  const { op, value } = operation;
  switch (op) {
    case 'add':
    case 'remove':
    case 'replace':
      return changeAt(document, path, { op, value });
    case 'move':
    case 'copy': {
      const from = parsePointer(operation.from);
      const moved = readAt(document, from);
      const rest = op === 'move' ? changeAt(document, from, { op: 'remove' }) : document;
      return changeAt(rest, path, { op: 'add', value: moved });
    }
    case 'test':
      if (JSON.stringify(readAt(document, path)) !== JSON.stringify(value)) throw new Error('not as expected');
      return document;
    default:
      throw new Error('no operation');
  }
};

/**
 * The document after a JSON Patch; `undefined` when the patch does not fit it, since all of it applies or nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export const applyJsonPatch = (document: unknown, patch: unknown): unknown => {
  try {
    return Array.isArray(patch) ? patch.reduce(applyOperation, document) : undefined;
  } catch {
    return undefined;
  }
};
