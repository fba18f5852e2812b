/** An address from the text, checked. */
export interface SafeAddress {
  /** What may be put into `href` or `src`. */
  readonly href: string;
  /** Where it leads: the host as the browser will ask for it, the mailbox or number, or empty for a place on this site. */
  readonly host: string;
  /** It carries a name before the host, which looks like the host and is not. */
  readonly hasUser: boolean;
  readonly isWeb: boolean;
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Stands for the page's own site. The name is reserved, so no address can mean it. */
const ownHost = 'own-site.invalid';

/**
 * Checks an address by asking the browser's own parser what it would do with it, so that no spelling is understood here in one
 * way and there in another. `null` for every scheme but http, https, mailto and tel.
 */
export function readSafeAddress(address: string): SafeAddress | null {
  const href = encodeAddress(address);
  const url = parseUrl(href);
  if (!url || !schemes.has(url.protocol)) return null;
  const isWeb = url.protocol.startsWith('http');
  const host = isWeb ? url.host : decodePath(url.pathname);
  return { href, host: host === ownHost ? '' : host, hasUser: url.username !== '' || url.password !== '', isWeb };
}

function parseUrl(href: string): URL | null {
  try {
    return new URL(href, `https://${ownHost}/`);
  } catch {
    return null;
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Percent-encodes what may not stand in an address, as CommonMark's own renderers do; what is encoded already stays. */
export const encodeAddress = (address: string): string =>
  address
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/%(?![0-9A-Fa-f]{2})|[^!#$%&-;=?-Z_a-z~]+/g, (part) => (part === '%' ? '%25' : encodeURIComponent(part)));

/** Words that read like a host, in any script and with any dot. */
const hostLike = /[\p{L}\p{N}\p{M}\p{Cf}_-]+(?:[.\u3002\uff0e\uff61][\p{L}\p{N}\p{M}\p{Cf}_-]+)+(?::\d+)?/gu;
/** Characters that turn the reading direction of what follows, or hide in it. */
const tricks = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/** Whether the text of a link claims another place than the one it leads to. */
export function isDeceptive(text: string, { host, hasUser, isWeb }: SafeAddress): boolean {
  if (host === '') return false;
  if (hasUser || tricks.test(text)) return true;
  if (!isWeb) return text.includes('@') && !text.toLowerCase().includes(host.toLowerCase());
  return text.split(/\s+/).some((word) => namesOther(word, host));
}

function namesOther(word: string, host: string): boolean {
  const [first, ...rest] = [...word.matchAll(hostLike)];
  if (!first) return false;
  const end = first.index + first[0].length;
  // What follows the right host is its path, where anything may stand.
  if (isSameHost(first[0], host) && /^(?:$|[/?#])/.test(word.slice(end))) return false;
  return [first, ...rest].some(([name]) => !isSameHost(name, host) && couldBeHost(name));
}

function isSameHost(name: string, host: string): boolean {
  const bare = (full: string) =>
    full
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/:\d+$/, '');
  return bare(name) === bare(host);
}

/** Endings that are files and no domains: "Node.js" and "report.pdf" claim nothing. */
const file =
  /\.(?:[jt]sx?|mjs|json|pdf|html?|css|txt|png|jpe?g|gif|svg|csv|xlsx?|docx?|pptx?|exe|ya?ml|toml|xml|php)$/i;
const topDomain = /[.\u3002\uff0e\uff61](?:[a-z]{2,}|\P{ASCII}+|xn--[a-z0-9-]+)(?::\d+)?$/iu;

const couldBeHost = (name: string): boolean =>
  (topDomain.test(name) && !file.test(name)) || /^\d+(?:\.\d+){3}/.test(name);
