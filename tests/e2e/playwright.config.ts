import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../../scripts/chromium.mjs';

const executablePath = chromiumPath();
const port = 4317;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArguments },
    trace: 'off',
  },
  webServer: {
    // The built page, policy and all: what is served is what is tested.
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: '../..',
    port,
    reuseExistingServer: false,
  },
});
