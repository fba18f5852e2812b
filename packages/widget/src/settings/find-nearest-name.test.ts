import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNearestName } from './find-nearest-name.ts';
import { settingNames } from './settings.ts';

test.each([
  ['endpont', 'endpoint'],
  ['lang', undefined],
  ['languge', 'language'],
  ['maxlength', 'maxLength'],
  ['colour-of-everything', undefined],
])('finds for "%s" the setting %s', (name, expected) => {
  expect(findNearestName(name, settingNames)).toBe(expected);
});

test('finds every name that lacks one of its letters', () => {
  const longNames = settingNames.filter((name) => name.length > 4);
  fc.assert(
    fc.property(fc.constantFrom(...longNames), fc.nat(), (name, position) => {
      const at = position % name.length;
      expect(findNearestName(name.slice(0, at) + name.slice(at + 1), settingNames)).toBe(name);
    }),
  );
});
