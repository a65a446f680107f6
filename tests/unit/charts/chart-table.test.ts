import { expect, test } from 'vitest';
import { chartTableCsv } from '../../../src/charts/chart-table.ts';

test('cells are quoted where they must be, and cannot run as formulas', () => {
  const csv = chartTableCsv({
    columns: ['bin', 'share'],
    rows: [
      ['a "b", c', '12.5%'],
      ['=HYPERLINK("x")', '−3'],
      ['+1.5e-3', '-2'],
      ['@cmd', ''],
    ],
  });
  expect(csv.split('\r\n')).toEqual([
    'bin,share',
    '"a ""b"", c",12.5%',
    `"'=HYPERLINK(""x"")",-3`,
    '+1.5e-3,-2',
    "'@cmd,",
    '',
  ]);
});
