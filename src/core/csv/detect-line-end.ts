import type { Dialect } from './dialect.ts';

/**
 * Finds out what ends a line; line ends inside double quotes are text.
 * @param text - sample from the start of the file
 * @returns `cr` where lone carriage returns outnumber line feeds by far, `crlf` where every line feed has one before it, else `lf`
 * @example detectLineEnd('a,b\r\n1,2\r\n') // 'crlf'
 */
export function detectLineEnd(text: string): Dialect['lineEnd'] {
  let ends = countLineEnds(text, true);
  // Odd quotes may hide them all.
  if (ends.lf + ends.crlf + ends.cr === 0) ends = countLineEnds(text, false);
  if (ends.cr > 10 * (ends.lf + ends.crlf)) return 'cr';
  return ends.crlf > 0 && ends.lf === 0 ? 'crlf' : 'lf';
}

function countLineEnds(text: string, respectsQuotes: boolean): { lf: number; crlf: number; cr: number } {
  const ends = { lf: 0, crlf: 0, cr: 0 };
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted && respectsQuotes) continue;
    if (char === '\n') ends.lf++;
    else if (char === '\r' && text[at + 1] === '\n') {
      ends.crlf++;
      at++;
    } else if (char === '\r' && at < text.length - 1) {
      // At the very end it may be half of a CRLF that the sample cuts in two.
      ends.cr++;
    }
  }
  return ends;
}
