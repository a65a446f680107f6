/** The ways that run in a page of their own (`<way>.page.mjs`) and those that are programs. */
import { spawn } from 'node:child_process';
import { givePair, watchMemory, withPage } from '../browser.mjs';

/** Runs one way in a fresh Chromium. */
export function measureInPage(way, { pair, features, address }) {
  return withPage(async (page) => {
    page.setDefaultTimeout(60_000);
    const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error('the tab crashed'))));
    await page.goto(`${address}/ways/peer.html?way=${way}`);
    await page.waitForFunction(() => 'measure' in window);
    await givePair(page, pair);
    const memory = watchMemory();
    try {
      const job = { rows: pair.rows, features };
      const result = await Promise.race([page.evaluate((options) => window.measure(options), job), crashed]);
      return { ...result, ...memory.stop() };
    } finally {
      memory.stop();
    }
  });
}

/** Runs one way as a program that prints JSON. */
export function measureProgram(command, script, { pair, features }) {
  return new Promise((resolve, reject) => {
    const job = { training: pair.training, serving: pair.serving, rows: pair.rows, features };
    const child = spawn(command, [script, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}
