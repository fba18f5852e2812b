import { describe, expect, it } from 'vitest';
import { encodeAddress, isDeceptive, readSafeAddress } from './safe-address.ts';

describe('readSafeAddress', () => {
  it.each([
    ['https://a.test/b', 'a.test'],
    ['HTTPS://A.test:8080', 'a.test:8080'],
    ['mailto:a@b.test', 'a@b.test'],
    ['tel:+123', '+123'],
    ['/prices#top', ''],
    ['//b.test', 'b.test'],
  ])('%s leads to %j', (address, host) => {
    expect(readSafeAddress(address)?.host).toBe(host);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'JaVaScRiPt:1',
    '\u0001javascript:1',
    'data:,x',
    'ftp://a',
  ])('%j leads nowhere outside this site', (address) => {
    expect(readSafeAddress(address)?.host ?? '').toBe('');
  });
});

describe('encodeAddress', () => {
  it.each([
    ['/ä b', '/%C3%A4%20b'],
    ['/%20%zz', '/%20%25zz'],
    ['/\ud800', '/%EF%BF%BD'],
    ['/"<>\\', '/%22%3C%3E%5C'],
  ])('writes %j as %s', (address, encoded) => {
    expect(encodeAddress(address)).toBe(encoded);
  });
});

describe('isDeceptive', () => {
  const target = { href: 'https://good.test/', host: 'good.test', hasUser: false, isWeb: true };

  it.each(['evil.test', 'https://evil.test', 'good.test.evil.test', 'evil。test', 'see 10.0.0.1', '\u200egood'])(
    'doubts %j',
    (text) => {
      expect(isDeceptive(text, target)).toBe(true);
    },
  );

  it.each([
    'good.test',
    'www.good.test',
    'https://good.test/a.b.html',
    'read more',
    'Node.js',
    'version 1.2',
    'report.pdf',
  ])('believes %j', (text) => {
    expect(isDeceptive(text, target)).toBe(false);
  });
});
