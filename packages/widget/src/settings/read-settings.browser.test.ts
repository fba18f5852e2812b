import { expect, test } from 'vitest';
import { createWarn } from './create-warn.ts';
import { readSettings } from './read-settings.ts';

const read = (input: Record<string, unknown>) => {
  const warnings: string[] = [];
  return { settings: readSettings(input, (warning) => warnings.push(warning)), warnings };
};

test('reads attributes, which are texts', () => {
  const { settings, warnings } = read({
    endpoint: 'https://assistant.example.com/',
    site: ' harbour-bank ',
    language: 'zh-cn',
    theme: 'dark',
    accent: 'oklch(0.5 0.1 200)',
    position: 'bottom-left',
    open: '',
    remember: 'false',
    maxLength: '200',
    suggestions: 'One? | Two?',
  });
  expect(warnings).toEqual([]);
  expect(settings).toEqual({
    endpoint: 'https://assistant.example.com',
    site: 'harbour-bank',
    language: 'zh-CN',
    theme: 'dark',
    accent: 'oklch(0.5 0.1 200)',
    position: 'bottom-left',
    open: true,
    remember: false,
    maxLength: 200,
    suggestions: ['One?', 'Two?'],
  });
});

test('leaves out what is not valid, and says what would be', () => {
  const { settings, warnings } = read({ theme: 'drak', accent: 'not a colour', open: 'perhaps', maxLength: '-1' });
  expect(settings).toEqual({});
  expect(warnings).toHaveLength(4);
  expect(warnings[0]).toBe('"theme" cannot be "drak". It is auto, light, dark.');
});

test('names the setting that was probably meant', () => {
  expect(read({ acent: 'red' }).warnings).toEqual(['There is no setting "acent". Is it "accent"?']);
});

test('is silent about attributes that others put on scripts', () => {
  expect(read({ cfasync: 'false', turboTrack: 'reload' }).warnings).toEqual([]);
});

test.each(['javascript:alert(1)', 'ftp://example.com', 'https://', '//'])(
  'an endpoint of "%s" closes the chat rather than sending anything to another place',
  (endpoint) => {
    const { settings, warnings } = read({ endpoint });
    expect(settings.endpoint).toBe('');
    expect(warnings).toHaveLength(1);
  },
);

test('undefined means not set', () => {
  expect(read({ site: undefined })).toEqual({ settings: {}, warnings: [] });
});

test('warns of each thing once', () => {
  const said: unknown[] = [];
  const { warn: original } = console;
  console.warn = (...values) => said.push(values);
  const warn = createWarn();
  readSettings({ acent: 1 }, warn);
  readSettings({ acent: 1 }, warn);
  console.warn = original;
  expect(said).toHaveLength(1);
});
