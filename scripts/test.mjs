/** `npm test`: installs what it needs, a Chromium included, and runs every check and test. */
import { install, run } from './install.mjs';

install();
const { ensureChromium } = await import('./chromium.mjs');
process.env.CHROMIUM_PATH = ensureChromium();
run('npm', 'run', '--silent', 'check');
run('npm', 'run', '--silent', 'lint');
run('npm', 'run', '--silent', 'test:unit');
run('npm', 'run', '--silent', 'test:browser');
run('npm', 'run', '--silent', 'build');
run('npm', 'run', '--silent', 'test:e2e');
