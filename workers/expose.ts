import { expose } from 'comlink';

/**
 * Exposes an API to the page and takes away, first, every way out of the worker: the policy of the
 * page already forbids connections, this is the second lock.
 * @param api - what the page may call
 */
export function exposeWithoutNetwork(api: object): void {
  for (const name of [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'WebTransport',
    'importScripts',
  ]) {
    Reflect.deleteProperty(globalThis, name);
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: undefined });
  }
  expose(api);
}
