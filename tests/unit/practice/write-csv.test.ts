import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/practice/table.ts';
import { input, logged, startOfDay } from '../../../src/practice/table.ts';
import { writeCsv } from '../../../src/practice/write-csv.ts';

interface Row extends Observation {
  text: string | null;
}

function row(entityId: string, time: number, text: string | null, label: number | null): Row {
  return { entityId, time, text, label };
}

describe('writeCsv', () => {
  it('writes rows in order of time, quotes what needs it, leaves nulls empty', () => {
    const day = startOfDay('2025-03-01');
    const bytes = writeCsv(
      [input<Row>('say "hi"', (r) => r.text), logged<Row>('is_long', (r) => (r.text?.length ?? 0) > 3)],
      [
        { row: row('b', day + 61_000, 'x, "y"', 1), prediction: 0.25, modelVersion: 'v1' },
        { row: row('a', day, null, null), prediction: 1e-6, modelVersion: 'v1' },
      ],
    );
    expect(new TextDecoder().decode(bytes)).toBe(
      'entity_id,event_time,"say ""hi""",is_long,model_version,prediction,label\n' +
        'a,2025-03-01 00:00:00,,false,v1,0.000001,\n' +
        'b,2025-03-01 00:01:01,"x, ""y""",true,v1,0.25,1\n',
    );
  });
});
