import { isRecord } from './is-record.ts';

type FieldCheck = (field: unknown) => boolean;

const isText: FieldCheck = (field) => typeof field === 'string';

const checks: Readonly<Record<string, FieldCheck>> = {
  '': isText,
  '#': (field) => typeof field === 'number',
  '!': (field) => typeof field === 'boolean',
  '[': Array.isArray,
  '"': (field) => Array.isArray(field) && field.every(isText),
  '{': isRecord,
};

const readCheck = (word: string): readonly [name: string, check: FieldCheck] => {
  const [, name = '', isOptional, kind = '', set] = /^(\w+)(\??)([#!["{]?)(?:=(.*))?$/.exec(word) ?? [];
  const members = set?.split('|');
  const check: FieldCheck =
    members === undefined ? (checks[kind] ?? isText) : (field) => isText(field) && members.includes(String(field));
  return [name, isOptional === '' ? check : (field) => field === undefined || check(field)];
};

/**
 * Makes a check of the fields of an object. One word a field: `name` is text, `name#` a number, `name!` a boolean,
 * `name"` a list of texts, `name[` a list, `name{` an object, `name=a|b` one of these; `?` after the name: or absent.
 *
 * A few bytes a type, where a schema library would cost more than all that is checked with it.
 *
 * @example createFieldCheck('id title? page?#')
 */
export const createFieldCheck = (words: string): ((value: unknown) => boolean) => {
  const fields = words === '' ? [] : words.split(' ').map(readCheck);
  return (value) => isRecord(value) && fields.every(([name, check]) => check(value[name]));
};
