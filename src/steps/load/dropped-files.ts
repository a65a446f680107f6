/** What was dropped on the page, once folders are told from files. */
import type { Fault } from '../../core/faults.ts';

/** Files that can be read, and what is to be said of the rest. */
export interface Dropped {
  files: File[];
  faults: Fault[];
}

/**
 * Takes the files out of a drop or a paste. Folders look like files there, and fail only when read, each browser
 * in its own way: they are refused by name at once.
 * @param transfer - from the event; empty once the event is over, so this has to be called within it
 */
export function droppedFiles(transfer: DataTransfer): Dropped {
  const files: File[] = [];
  const faults: Fault[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null;
    const file = item.getAsFile();
    if (entry?.isDirectory) faults.push({ code: 'directory', file: entry.name });
    else if (file) files.push(file);
  }
  return { files, faults };
}
