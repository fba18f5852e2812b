import { errorCodes } from '@parley/protocol';
import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { en } from './en.ts';
import { findByLanguage } from './find-by-language.ts';
import { formatText } from './format-text.ts';
import { loadTranslations } from './load-translations.ts';
import { zhCn } from './zh-cn.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test('every language has every text, with the same values in it', () => {
  expect(Object.keys(zhCn)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(zhCn)) {
    expect(text.trim(), key).not.toBe('');
    expect(placeholders(text), key).toEqual(placeholders(Reflect.get(en, key)));
  }
});

test.each(['zh', 'zh-CN', 'zh-Hans-SG'])('%s is Chinese', async (language) => {
  expect(await loadTranslations(language)).toBe(zhCn);
});

test.each(['en-GB', 'xx', ''])('"%s" is English', async (language) => {
  expect(await loadTranslations(language)).toBe(en);
});

test.each(errorCodes)('the failure "%s" has a sentence for visitors', (code) => {
  expect(describeError(code, en)).toMatch(/\.$/);
});

test('values are put in, and a value that is not there leaves its place visible', () => {
  expect(formatText('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});

test('a relative of the language will do', () => {
  expect(findByLanguage({ en: 'Hello', 'zh-CN': '您好' }, 'zh')).toBe('您好');
  expect(findByLanguage({ en: 'Hello' }, 'fr')).toBe('Hello');
  expect(findByLanguage(undefined, 'fr')).toBeUndefined();
});
