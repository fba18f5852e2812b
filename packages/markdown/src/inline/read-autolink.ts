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

/** The host, and a port. A host in Latin letters ends where Chinese, Japanese or Korean text goes on without a space. */
const origin = /(?:https?:\/\/)?((?:[a-z0-9_.-]+|[\p{L}\p{N}\p{M}_.-]+)(?::\d+)?)/iuy;
/** What follows the host, up to white space, `<`, a mark, or the punctuation of scripts without spaces. */
const path = /[/?#](?:(?!\*\*|\][([])[^\s<\u3000-\u303f\uff00-\uff65\ufe30-\ufe4f“”‘’…—])*/y;

/**
 * Reads `https://example.com/path` and `www.example.com` in running text (GFM section 6.9). Ends with the host unless a path, query or
 * fragment follows it, so that marks behind a bare host stay marks.
 */
export function readLiteralAutolink(source: string, offset: number): Autolink | null {
  origin.lastIndex = offset;
  const [begin = '', host = ''] = origin.exec(source) ?? [];
  const end = offset + begin.length;
  path.lastIndex = end;
  const rest = path.exec(source)?.[0] ?? '';
  const text = trimAddress(begin + rest);
  const isWww = /^www\./i.test(text);
  const name = host.replace(/[_.-]+$/, '');
  const hasHost = /^[^\p{P}\p{S}]/u.test(name) && !/_[^.]*(?:\.[^.]*)?$/.test(rest ? host : name);
  if (!hasHost || (isWww && text.length < 5)) return null;
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
  emailDomain.lastIndex = offset;
  if (begin === offset || source.charAt(begin - 1) === '/' || !emailDomain.test(source)) return null;
  const end = emailDomain.lastIndex;
  const text = source.slice(begin, end);
  return /[A-Za-z]$/.test(text) ? { destination: `mailto:${text}`, text, begin, end } : null;
}
