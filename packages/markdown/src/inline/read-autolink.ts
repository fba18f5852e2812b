export interface Autolink {
  readonly destination: string;
  readonly text: string;
  readonly end: number;
}

const address = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*)>/uy;
const email =
  /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>/y;

/** Reads `<https://example.com>` and `<name@example.com>`. */
export function readAngleAutolink(source: string, offset: number): Autolink | null {
  for (const [pattern, prefix] of [
    [address, ''],
    [email, 'mailto:'],
  ] as const) {
    pattern.lastIndex = offset;
    const text = pattern.exec(source)?.[1];
    if (text !== undefined) return { destination: prefix + text, text, end: pattern.lastIndex };
  }
  return null;
}

/** What ends an address that is written into running text: white space, `<`, and the punctuation of scripts without spaces. */
const bare = /[^\s<\u3000-\u303f\uff00-\uff65\ufe30-\ufe4f“”‘’…—]+/y;
/** A host in Latin letters ends where Chinese, Japanese or Korean text goes on without a space. */
const latinHost = /^(?:https?:\/\/)?[A-Za-z0-9.-]+(?=[\u2e80-\u9fff\uac00-\ud7ff])/i;
const host = /^(?:https?:\/\/)?([^/?#:]*)/i;

/** Reads `https://example.com/path` and `www.example.com` in running text (GFM section 6.9). */
export function readLiteralAutolink(source: string, offset: number): Autolink | null {
  bare.lastIndex = offset;
  let text = bare.exec(source)?.[0] ?? '';
  text = latinHost.exec(text)?.[0] ?? text;
  text = trimAddress(text);
  const name = host.exec(text)?.[1] ?? '';
  const isWww = /^www\./i.test(text);
  const hasHost = /^[^\p{P}\p{S}\p{Cc}]/u.test(name) && !/_[^.]*(?:\.[^.]*)?$/.test(name);
  if (!hasHost || (isWww && name.length < 5)) return null;
  return { destination: isWww ? `http://${text}` : text, text, end: offset + text.length };
}

/** Leaves out the punctuation that belongs to the sentence, and brackets that the address did not open. */
function trimAddress(address: string): string {
  let end = address.length;
  let surplus = 0;
  for (const character of address) surplus += character === ')' ? 1 : character === '(' ? -1 : 0;
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus--;
    else if (last === ';') {
      const begin = address.lastIndexOf('&', end);
      if (begin >= 0 && end - begin < 34 && /^&[A-Za-z0-9]+;$/.test(address.slice(begin, end))) {
        end = begin;
        continue;
      }
    } else if (last === '' || !'?!.,:*_~\'"]'.includes(last)) break;
    end--;
  }
  return address.slice(0, end);
}

const emailDomain = /@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y;

/** Reads the address around an `@` in running text; `begin` says how far back it reaches. */
export function readLiteralEmail(source: string, offset: number): (Autolink & { readonly begin: number }) | null {
  let begin = offset;
  while (begin > 0 && /[\w.+-]/.test(source.charAt(begin - 1))) begin--;
  while (begin < offset && !/[A-Za-z0-9]/.test(source.charAt(begin))) begin++;
  emailDomain.lastIndex = offset;
  if (begin === offset || source.charAt(begin - 1) === '/' || !emailDomain.test(source)) return null;
  const end = emailDomain.lastIndex;
  const text = source.slice(begin, end);
  return /[A-Za-z]$/.test(text) ? { destination: `mailto:${text}`, text, begin, end } : null;
}
