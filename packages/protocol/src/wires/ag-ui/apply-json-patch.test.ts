import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyJsonPatch } from './apply-json-patch.ts';

it.each([
  ['adds a field', { a: 1 }, [{ op: 'add', path: '/b', value: 2 }], { a: 1, b: 2 }],
  ['adds into a list', { a: [1, 3] }, [{ op: 'add', path: '/a/1', value: 2 }], { a: [1, 2, 3] }],
  ['adds at the end of a list', { a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }], { a: [1, 2] }],
  [
    'removes',
    { a: [1, 2], b: 1 },
    [
      { op: 'remove', path: '/a/0' },
      { op: 'remove', path: '/b' },
    ],
    { a: [2] },
  ],
  ['replaces the whole', { a: 1 }, [{ op: 'replace', path: '', value: [] }], []],
  ['replaces in depth', { a: [{ b: 1 }] }, [{ op: 'replace', path: '/a/0/b', value: 2 }], { a: [{ b: 2 }] }],
  ['moves', { a: { b: 1 } }, [{ op: 'move', from: '/a/b', path: '/c' }], { a: {}, c: 1 }],
  ['copies', { a: 1 }, [{ op: 'copy', from: '/a', path: '/b' }], { a: 1, b: 1 }],
  ['tests', { a: [1] }, [{ op: 'test', path: '/a', value: [1] }], { a: [1] }],
  [
    'reads escaped names',
    { 'a/b': 1, 'c~d': 1 },
    [
      { op: 'remove', path: '/a~1b' },
      { op: 'remove', path: '/c~0d' },
    ],
    {},
  ],
])('%s', (_, document, patch, expected) => {
  expect(applyJsonPatch(document, patch)).toEqual(expected);
});

it.each([
  ['a place that is not there', [{ op: 'replace', path: '/x/y', value: 1 }]],
  ['a number that is no place', [{ op: 'add', path: '/list/01', value: 1 }]],
  ['a place beyond the list', [{ op: 'add', path: '/list/9', value: 1 }]],
  ['a test that fails', [{ op: 'test', path: '/a', value: 2 }]],
  ['an inherited name', [{ op: 'replace', path: '/constructor/prototype', value: 1 }]],
  ['a field of a text', [{ op: 'add', path: '/a/b', value: 1 }]],
  ['an unknown operation', [{ op: 'frob', path: '/a' }]],
  ['no pointer', [{ op: 'remove', path: 'a' }]],
  ['no list', { op: 'remove', path: '/a' }],
])('does nothing at all for %s', (_, patch) => {
  expect(applyJsonPatch({ a: 1, list: [] }, patch)).toBeUndefined();
});

it('leaves the document as it was, and what is not on the way the very same', () => {
  const document = { a: { b: 1 }, c: { d: 1 } };
  const next = applyJsonPatch(document, [{ op: 'replace', path: '/a/b', value: 2 }]);
  expect(document).toEqual({ a: { b: 1 }, c: { d: 1 } });
  expect(next).toHaveProperty('c', document.c);
});

it('never reaches a prototype', () => {
  applyJsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
  applyJsonPatch({}, [{ op: 'add', path: '/__proto__/polluted', value: true }]);
  expect({}).not.toHaveProperty('polluted');
});

it('never throws', () => {
  const operation = fc.record({
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'x'),
    path: fc.oneof(fc.json(), fc.constantFrom('', '/', '/a', '/a/0', '/a/-')),
    from: fc.constantFrom('', '/a'),
    value: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.jsonValue(), fc.oneof(fc.array(operation), fc.jsonValue()), (document, patch) => {
      applyJsonPatch(document, patch);
    }),
  );
});
