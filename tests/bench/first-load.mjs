/**
 * How much JavaScript the page loads before a file is dropped: the scripts of `dist/index.html` and everything
 * they import statically, gzipped. Fails over the limit. `npm run build && node tests/bench/first-load.mjs [folder]`
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 120;
const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url)));

/** Addresses of the scripts and preloaded modules that the page names. */
function scriptsOf(html) {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
    .map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1])
    .filter((address) => address !== undefined);
}

/** Addresses that a module imports or re-exports statically, as the bundler writes them. */
function staticImportsOf(code) {
  const found = code.matchAll(
    /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?from\s*)?["'](\.{1,2}\/[^"']+)["']/g,
  );
  return [...found].map((match) => match[1]);
}

const page = join(dist, 'index.html');
if (!existsSync(page)) {
  console.error('There is no dist/: run `npm run build` first.');
  process.exit(2);
}
const sizes = new Map();
const waiting = scriptsOf(readFileSync(page, 'utf8')).map((address) => join(dist, address));
for (const file of waiting) {
  if (sizes.has(file)) continue;
  const code = readFileSync(file);
  sizes.set(file, { bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length });
  waiting.push(...staticImportsOf(code.toString('utf8')).map((address) => join(dirname(file), address)));
}
const total = [...sizes.values()].reduce((sum, { gzipped }) => sum + gzipped, 0) / 1000;
for (const [file, { bytes, gzipped }] of sizes) {
  console.log(
    `${relative(dist, file)}  ${(bytes / 1000).toFixed(1)} kB, gzipped ${(gzipped / 1000).toFixed(1)} kB`,
  );
}
console.log(`first load: ${total.toFixed(1)} kB of JavaScript gzipped; the limit is ${LIMIT_KB} kB`);
process.exit(sizes.size > 0 && total <= LIMIT_KB ? 0 : 1);
