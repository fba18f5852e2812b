import { spawn } from 'node:child_process';
import { platform } from 'node:process';

/** Opens an address in the visitor's browser where there is a screen; where there is none, nothing happens. */
export const openBrowser = (url: string): void => {
  if (!process.stdout.isTTY || (platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return;
  const [command, ...args] =
    platform === 'darwin' ? ['open', url] : platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};
