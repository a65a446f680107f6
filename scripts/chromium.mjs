/**
 * Finds a Chromium for the tests: `CHROMIUM_PATH`, then the system's, then Playwright's own.
 * `ensureChromium` also installs one where there is none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Flags that keep Chromium from talking to anybody and let it run as root in a container. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium to start, or undefined where Playwright's own is not there either. */
export function chromiumPath() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file`);
    return named;
  }
  const system = SYSTEM_PATHS.find((path) => existsSync(path));
  if (system) return system;
  try {
    const own = createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
    return existsSync(own) ? own : undefined;
  } catch {
    // Playwright is not installed yet: nobody has asked for a browser so far.
    return undefined;
  }
}

/** Installs a Chromium if there is none: Playwright's own first, then Debian's package. */
export function ensureChromium() {
  const found = chromiumPath();
  if (found) return found;
  const run = (command, ...args) => {
    console.log(`> ${command} ${args.join(' ')}`);
    return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  };
  run('npx', 'playwright', 'install', 'chromium');
  if (!chromiumPath()) {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', 'chromium');
  }
  const installed = chromiumPath();
  if (!installed) {
    throw new Error(
      'No Chromium could be installed. Install one yourself and set CHROMIUM_PATH to its program file.',
    );
  }
  return installed;
}
