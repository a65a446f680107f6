import { CASE_FILE_SHAPE } from './case-file-shape.ts';
import { CASE_FILE_FORMAT, MAX_CASE_FILE_BYTES } from './case-file.ts';
import type { CaseFile } from './case-file.ts';
import { decode } from './decode.ts';
import type { Decoded } from './decode.ts';

/** How a file of ours starts to say what it is, whatever its version. */
const FORMAT_FAMILY = /^gaptrace\/case-file@(\d{1,6})$/;

/**
 * Reads a case file of unknown origin. Every value is checked and copied; unknown fields are left out; names such as
 * `__proto__` are names like any other.
 * @param text - the whole file; look at its size before it is turned into text
 * @returns the diagnosis, or a sentence that says what is wrong, with the first place where it is
 * @example readCaseFile('{}') // { ok: false, reason: 'This is JSON, but not a Gaptrace case file.', path: 'format' }
 */
export function readCaseFile(text: string): Decoded<CaseFile> {
  if (text.length > MAX_CASE_FILE_BYTES) {
    return refuse(
      `This file is larger than ${MAX_CASE_FILE_BYTES / 1024 ** 2} MB, more than any case file is.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Engines word this differently and count positions differently; none of them helps a person.
    return refuse('This is not JSON: not a case file, or one that was cut short or changed by hand.');
  }
  const version = FORMAT_FAMILY.exec(formatOf(value));
  if (version === null) return refuse('This is JSON, but not a Gaptrace case file.', 'format');
  if (version[0] !== CASE_FILE_FORMAT) {
    return refuse(`This case file is of version ${version[1]}; only version 1 can be opened here.`, 'format');
  }
  const decoded = decode(CASE_FILE_SHAPE, value);
  return decoded.ok ? decoded : refuse(`In this case file, ${decoded.reason}.`, decoded.path);
}

function formatOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'format')) return '';
  return 'format' in value && typeof value.format === 'string' ? value.format : '';
}

function refuse(reason: string, path = ''): Decoded<never> {
  return { ok: false, reason, path };
}
