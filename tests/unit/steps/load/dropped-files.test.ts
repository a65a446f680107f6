import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../../../src/steps/load/dropped-files.ts';

/** As much of a drop as is looked at; node has no DataTransfer. */
function transfer(
  items: { kind: string; name: string; isDirectory?: boolean; hasEntry?: boolean }[],
): DataTransfer {
  return {
    items: items.map(({ kind, name, isDirectory = false, hasEntry = true }) => ({
      kind,
      getAsFile: () => (kind === 'file' ? new File(['a'], name) : null),
      ...(hasEntry ? { webkitGetAsEntry: () => (kind === 'file' ? { isDirectory, name } : null) } : {}),
    })),
  } as unknown as DataTransfer;
}

describe('droppedFiles', () => {
  it('takes files, refuses folders by name, leaves text alone', () => {
    const { files, faults } = droppedFiles(
      transfer([
        { kind: 'file', name: 'train.csv' },
        { kind: 'file', name: 'partitions', isDirectory: true },
        { kind: 'string', name: 'text/plain' },
        { kind: 'file', name: 'serving.csv' },
      ]),
    );
    expect(files.map(({ name }) => name)).toEqual(['train.csv', 'serving.csv']);
    expect(faults).toEqual([{ code: 'directory', file: 'partitions' }]);
  });

  it('takes files where the browser cannot tell folders', () => {
    const { files, faults } = droppedFiles(transfer([{ kind: 'file', name: 'a.csv', hasEntry: false }]));
    expect(files).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});
