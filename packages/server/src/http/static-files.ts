import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** A build's content hash in a file name, as esbuild and Rollup write it: `panel-2KXZ7QPL.js`. */
const hashedName = /[-.](?=[\w-]*[\dA-Z])[\w-]{8,}\.\w+$/;
const compressible = /^(text|application\/json|image\/svg)/;
const compress = promisify(brotliCompress);

export type StaticFiles = {
  /** The file at a path below the folder as a response; `undefined` when there is none. */
  readonly respond: (request: Request, path: string) => Promise<Response | undefined>;
};

export type StaticFilesOptions = {
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Serve `index.html` for a folder. */
  readonly hasIndex: boolean;
};

type Content = {
  readonly tag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
};

/** Serves the files below one folder and nothing above it, also not through links or encoded dots. Hidden files do not exist. */
export const createStaticFiles = ({ folder, headers, hasIndex }: StaticFilesOptions): StaticFiles => {
  const contents = new Map<string, Content>();

  const locate = async (path: string): Promise<string | undefined> => {
    let relative: string;
    try {
      relative = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    const names = relative.split('/').filter((name) => name !== '');
    if (/[\0\\]/.test(relative) || names.some((name) => name.startsWith('.'))) return undefined;
    try {
      const root = await realpath(resolve(folder));
      const file = await realpath(join(root, ...names));
      if (file !== root && !file.startsWith(root + sep)) return undefined;
      const found = await stat(file);
      if (found.isFile()) return file;
      const index = join(file, 'index.html');
      return found.isDirectory() && hasIndex && (await stat(index)).isFile() ? index : undefined;
    } catch {
      return undefined;
    }
  };

  const read = async (file: string): Promise<Content> => {
    const { mtimeMs, size } = await stat(file);
    const tag = `"${Math.trunc(mtimeMs).toString(36)}-${size.toString(36)}"`;
    const known = contents.get(file);
    if (known?.tag === tag) return known;
    const bytes = new Uint8Array(await readFile(file));
    const type = types[extname(file).toLowerCase()] ?? '';
    const brotli =
      compressible.test(type) && size > 512
        ? new Uint8Array(await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
        : undefined;
    const content = { tag, bytes, brotli };
    contents.set(file, content);
    return content;
  };

  return {
    respond: async (request, path) => {
      const file = await locate(path);
      if (file === undefined) return undefined;
      const { tag, bytes, brotli } = await read(file);
      const accepted = request.headers.get('accept-encoding') ?? '';
      const isBrotli = brotli !== undefined && /\bbr\b/.test(accepted);
      const all = {
        ...headers,
        'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
        'cache-control': hashedName.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: tag,
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
      };
      if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: all });
      return new Response(isBrotli ? brotli : bytes, {
        headers: { ...all, ...(isBrotli && { 'content-encoding': 'br' }) },
      });
    },
  };
};
