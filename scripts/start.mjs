/** `npm start`: install, build, serve on http://localhost:4173. */
import { install, run } from './install.mjs';

install();
run('npx', 'vite', 'build');
const { preview } = await import('vite');
const server = await preview({ preview: { port: 4173, strictPort: true } });
console.log('\nGaptrace is at http://localhost:4173  (Ctrl+C stops it)');
server.httpServer.on('error', (error) => {
  console.error(`The page could not be served: ${error.message}`);
  process.exit(1);
});
