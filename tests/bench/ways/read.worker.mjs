const SLICE = 16 << 20;

self.onmessage = async ({ data: { files } }) => {
  const started = performance.now();
  let bytes = 0;
  for (const file of files) {
    for (let start = 0; start < file.size; start += SLICE) {
      bytes += (await file.slice(start, start + SLICE).arrayBuffer()).byteLength;
    }
  }
  self.postMessage({ seconds: { total: (performance.now() - started) / 1000 }, bytes });
};
