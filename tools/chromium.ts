import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Finds the browser that checks run in, or ends with exit code 2 and says how to get it. */
export function findChromium(): string {
  const found = places.find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  console.error('no Chromium found: install it (Debian: apt-get install chromium) or name the program in CHROMIUM');
  process.exit(2);
}
