import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Crc32 } from '../../../../src/core/csv/crc32.ts';

describe('Crc32', () => {
  test('the check value of the algorithm', () => {
    const sum = new Crc32();
    sum.update(new TextEncoder().encode('123456789'));
    expect(sum.value).toBe(0xcbf43926);
  });

  test('equals zlib however the bytes are cut', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, k) => (k * 7919) % 251);
    const sum = new Crc32();
    for (let at = 0; at < bytes.length; at += 777) sum.update(bytes.subarray(at, at + 777));
    expect(sum.length).toBe(5000);
    expect(sum.value).toBe(crc32(bytes));
  });
});
