import { describe, expect, it } from 'vitest';
import { detectEncoding, isBinary, recogniseFormat } from '../../../../src/core/csv/encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes);
};

describe('detectEncoding', () => {
  it.each<[string, Uint8Array, string, number]>([
    ['nothing', new Uint8Array(), 'utf-8', 0],
    ['ASCII', utf8('a,b\n1,2\n'), 'utf-8', 0],
    ['UTF-8', utf8('naïve,café,数,🙂\n'), 'utf-8', 0],
    ['UTF-8 with BOM', utf8('\ufeffa,b\n'), 'utf-8', 3],
    ['UTF-16 LE with BOM', utf16('\ufeffa,b\n', 'le'), 'utf-16le', 2],
    ['UTF-16 BE with BOM', utf16('\ufeffa,b\n', 'be'), 'utf-16be', 2],
    ['UTF-16 LE without', utf16('a,b\n1,2\n', 'le'), 'utf-16le', 0],
    ['UTF-16 BE without', utf16('naïve,數\n1,2\n', 'be'), 'utf-16be', 0],
    ['Windows-1252', latin1('name,city\nJosé,Köln\n'), 'windows-1252', 0],
    ['Windows-1252 euro', latin1('price\n5 \x80\n'), 'windows-1252', 0],
    ['damaged UTF-8', latin1('caf\xc3\xa9,na\xc3\xafve,\xff\n'), 'utf-8', 0],
    ['one lead byte alone', latin1('a,b\n\xe9,1\n'), 'windows-1252', 0],
    ['an overlong form', latin1('\xc0\xaf,\xe0\x80\xaf'), 'windows-1252', 0],
    ['a surrogate', latin1('\xed\xa0\x80'), 'windows-1252', 0],
    ['a stray NUL', latin1('a,b\n1,\0\n2,3\n4,5\n'), 'utf-8', 0],
  ])('%s', (_, bytes, encoding, bomLength) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bomLength });
  });

  it('does not mind where the sample cuts a character', () => {
    const bytes = utf8('aé数🙂');
    for (let end = 0; end <= bytes.length; end++) {
      expect(detectEncoding(bytes.subarray(0, end)).encoding).toBe('utf-8');
    }
  });
});

describe('recogniseFormat', () => {
  it.each<[string, string]>([
    ['\x1f\x8b\x08', 'gzip'],
    ['PK\x03\x04rest', 'zip or Excel'],
    ['PAR1', 'Parquet'],
    ['ARROW1\0\0', 'Arrow'],
    ['SQLite format 3\0', 'SQLite'],
    ['\x80\x04\x95', 'pickle'],
    ['\x89PNG\r\n', 'PNG image'],
    ['\xff\xd8\xff\xe0', 'JPEG image'],
    ['GIF89a', 'GIF image'],
    ['%PDF-1.7', 'PDF'],
    ['\x28\xb5\x2f\xfd', 'zstd'],
    ['\n<!DOCTYPE html><html>', 'HTML page'],
    ['<html lang="en">', 'HTML page'],
    ['<?xml version="1.0"?>', 'XML'],
    ['version https://git-lfs.github.com/spec/v1\n', 'Git LFS pointer'],
    ['{"a": 1}', 'JSON'],
    ['\xef\xbb\xbf[\n  {"a": 1}', 'JSON'],
    ['BZh91AY&SY', 'bzip2'],
  ])('%j is %s', (start, format) => {
    expect(recogniseFormat(latin1(start))).toBe(format);
  });

  it.each([
    '',
    'a,b\n',
    'PKW,1\n',
    'GIF,JPG\n',
    '[1,2],3\n',
    '{name},x\n',
    'BZhang,Li\n',
    'version,date\n',
    '\xff\xfea\0',
  ])('%j may be a CSV', (start) => {
    expect(recogniseFormat(latin1(start))).toBeNull();
  });
});

describe('isBinary', () => {
  it('takes random bytes and runs of NULs as binary', () => {
    let seed = 1;
    const random = Uint8Array.from({ length: 4096 }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed >> 16;
    });
    expect(isBinary(random)).toBe(true);
    expect(isBinary(new Uint8Array(100))).toBe(true);
  });

  it('takes text in every encoding as text', () => {
    expect(isBinary(new Uint8Array())).toBe(false);
    expect(isBinary(utf8('naïve,数\r\n1\t2\n'))).toBe(false);
    expect(isBinary(latin1('José\x93\n'))).toBe(false);
    expect(isBinary(utf16('a,b\n1,2\n', 'le'))).toBe(false);
    expect(isBinary(utf16('\ufeff數據,中文,電腦\n', 'be'))).toBe(false);
    expect(isBinary(latin1('a,b\n1,\0\n2,3\n'))).toBe(false);
    expect(isBinary(latin1('a\x1fb\x1e1\x1f2\x1e'))).toBe(false);
  });
});
