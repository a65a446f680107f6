import { proxy } from 'comlink';
import type { TableKey } from '../../workers/protocol.ts';
import { isCommonDialect, type Dialect, type Encoding } from '../core/csv/dialect.ts';
import type { ColumnPlan, RangeResult, ReadPlan } from '../core/csv/plan.ts';
import type { SniffedFile } from '../core/csv/sniff.ts';
import { cutIntoRanges, RangeChain } from '../core/csv/range-chain.ts';
import type { Fault, Outcome, Side } from '../core/faults.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { AnalystGroup } from './analyst-group.ts';
import type { ReaderCall, ReaderPool } from './reader-pool.ts';
import { mergeFaults } from './merge-faults.ts';
import type { FileEntry, SetAsideEntry } from './study.ts';

/** Bytes of a range: small enough that progress is smooth and memory bounded, large enough that a range costs nothing beside its bytes. */
const RANGE_BYTES = 16 * 1024 * 1024;

/** Files larger than this are shown from a few pieces first. */
const PREVIEW_FROM_BYTES = 16 * 1024 * 1024;
const PREVIEW_PIECES = 3;
const PREVIEW_PIECE_BYTES = 128 * 1024;

/** Share of cells that do not fit their column's type from which the column is read again, as text. */
const MISFIT_SHARE = 0.05;

const SET_ASIDE_KEPT = 1000;

/** A file whose content is plain UTF-8 and whose first bytes are known. */
interface OpenFile {
  original: File;
  content: Blob;
  plan: ReadPlan;
  estimatedRows: number;
}

/** What reading a table tells on its way. */
export interface ReadingUpdate {
  dialect?: Dialect;
  columns?: readonly ColumnPlan[];
  preview?: string[][];
  /** Bytes of the files that have been read, and the rows in them. */
  bytesRead?: number;
  rows?: number;
}

/** A table that was read. */
export interface ReadTable {
  columns: ColumnSchema[];
  files: FileEntry[];
  rows: number;
  setAside: SetAsideEntry[];
  setAsideCount: number;
  blankLines: number;
  faults: Fault[];
}

/** Reads the files of one side into the analysts. */
export class TableReader {
  private readonly pool: ReaderPool;
  private readonly analysts: AnalystGroup;
  private readonly side: Side;
  private readonly files: readonly File[];
  private readonly overrides: Partial<Dialect>;
  private readonly signal: AbortSignal;
  private readonly onUpdate: (update: ReadingUpdate) => void;

  /**
   * @param workers - who reads and who holds
   * @param side - which table the files are
   * @param files - partitions of one table, at least one
   * @param overrides - parts of the dialect that the person set
   * @param signal - ends the reading
   * @param onUpdate - told whatever is known as soon as it is
   */
  constructor(
    workers: { pool: ReaderPool; analysts: AnalystGroup },
    side: Side,
    files: readonly File[],
    overrides: Partial<Dialect>,
    signal: AbortSignal,
    onUpdate: (update: ReadingUpdate) => void,
  ) {
    this.pool = workers.pool;
    this.analysts = workers.analysts;
    this.side = side;
    this.files = files;
    this.overrides = overrides;
    this.signal = signal;
    this.onUpdate = onUpdate;
  }

  /**
   * Reads everything.
   * @param onPreview - told once the first pieces of a large file can be compared
   * @returns the table, or why there is none
   */
  async read(onPreview: (columns: ColumnSchema[]) => void): Promise<Outcome<ReadTable>> {
    const opened: OpenFile[] = [];
    let faults: Fault[] = [];
    for (const file of this.files) {
      const sniffed = await this.open(file);
      if (!sniffed.ok) return { ok: false, fault: { ...sniffed.fault, file: file.name } };
      const { content, sniff } = sniffed.value;
      faults.push(...sniff.faults.map((fault) => ({ ...fault, file: file.name })));
      if (opened.length === 0) {
        this.onUpdate({ dialect: sniff.dialect, columns: sniff.plan.columns, preview: sniff.preview });
        opened.push({ original: file, content, plan: sniff.plan, estimatedRows: sniff.estimatedRows });
        continue;
      }
      const difference = headerDifference(opened[0].plan.columns, sniff.plan.columns);
      if (difference !== null) {
        return { ok: false, fault: { code: 'headers-differ', file: file.name, detail: difference } };
      }
      // Partitions share the first file's formats, so that a column is one thing throughout.
      const plan = { ...sniff.plan, columns: opened[0].plan.columns };
      opened.push({ original: file, content, plan, estimatedRows: sniff.estimatedRows });
    }
    await this.readPreview(opened[0], onPreview);

    for (let attempt = 1; ; attempt++) {
      const outcome = await this.readRanges(opened);
      if (!outcome.ok) return outcome;
      const { results, ...table } = outcome.value;
      const plans = opened[0].plan.columns;
      const unfit = columnsThatDoNotFit(plans, results);
      if (unfit.length > 0 && attempt === 1) {
        // The samples misled: these columns are text after all, and their texts have to be seen again.
        const columns = plans.map((plan, index): ColumnPlan => {
          return unfit.includes(index) ? { ...plan, format: { kind: 'text' } } : plan;
        });
        for (const file of opened) file.plan = { ...file.plan, columns };
        await this.analysts.drop(this.side);
        continue;
      }
      const changed = await firstChangedFile(this.files);
      if (changed !== null) return { ok: false, fault: { code: 'file-changed', file: changed.name } };
      const columns = await this.analysts.finish(this.side);
      faults = mergeFaults([...faults, ...table.faults, ...columns.flatMap(misfitFault)]);
      return { ok: true, value: { ...table, columns, faults } };
    }
  }

  private async open(file: File): Promise<Outcome<{ content: Blob; sniff: SniffedFile }>> {
    const onProgress = proxy((bytesRead: number) => this.onUpdate({ bytesRead }));
    const encoding = this.overrides.encoding ?? null;
    const head = new Uint8Array(await readOrEmpty(file, 4));
    // Plain files need no worker of their own: nothing has to be unpacked or decoded.
    const call: ReaderCall<Outcome<{ file: Blob; encoding: Encoding }>> = (reader) =>
      reader.transcode(file, encoding, onProgress);
    const isLong = head[0] === 0x1f || (file.size > RANGE_BYTES && encoding !== null && encoding !== 'utf-8');
    const transcoded = isLong
      ? await this.pool.runAlone(call, this.signal)
      : await this.pool.run(call, this.signal);
    if (!transcoded.ok) return transcoded;
    const { file: content, encoding: found } = transcoded.value;
    const sniffed = await this.pool.run(
      (reader) => reader.sniff(content, this.overrides, found),
      this.signal,
    );
    return sniffed.ok ? { ok: true, value: { content, sniff: sniffed.value } } : sniffed;
  }

  /** Pieces from the start, the middle and the end: what is shown until the whole is known. */
  private async readPreview(file: OpenFile, onPreview: (columns: ColumnSchema[]) => void): Promise<void> {
    const { content, plan } = file;
    if (content.size < PREVIEW_FROM_BYTES || !isCommonDialect(plan.dialect)) return;
    const table: TableKey = `${this.side}-preview`;
    await this.analysts.drop(table);
    const last = content.size - PREVIEW_PIECE_BYTES;
    const pieces = Array.from({ length: PREVIEW_PIECES }, (_, k) =>
      Math.round(plan.dataStart + ((last - plan.dataStart) * k) / (PREVIEW_PIECES - 1)),
    );
    const outcomes = await Promise.all(
      pieces.map((start, order) => {
        const end = start + PREVIEW_PIECE_BYTES;
        const job = { file: content, plan, start, end, startsRecord: order === 0 };
        return this.pool.run((reader) => reader.readRange(job), this.signal);
      }),
    );
    for (const outcome of outcomes) {
      if (!outcome.ok || outcome.value.columns.length === 0) continue;
      await this.analysts.append(table, plan.columns, outcome.value.columns, 0);
    }
    onPreview(await this.analysts.finish(table));
  }

  private async readRanges(
    opened: readonly OpenFile[],
  ): Promise<Outcome<Omit<ReadTable, 'columns'> & { results: RangeResult[] }>> {
    const table: Omit<ReadTable, 'columns'> = {
      files: [],
      rows: 0,
      setAside: [],
      setAsideCount: 0,
      blankLines: 0,
      faults: [],
    };
    const results: RangeResult[] = [];
    let bytesBefore = 0;
    const expectedRows = opened.reduce((sum, file) => sum + file.estimatedRows, 0);
    for (const { original, content, plan } of opened) {
      let rows = 0;
      let setAside = 0;
      const accept = async (result: RangeResult): Promise<void> => {
        const { columns, ...rest } = result;
        results.push({ ...rest, columns: columns.map(withoutValues) });
        for (const row of result.setAside) {
          if (table.setAside.length === SET_ASIDE_KEPT) break;
          const { reason, cells, text } = row;
          const expected = plan.columns.length;
          table.setAside.push({
            file: original.name,
            row: rows + setAside + row.row + 1,
            reason,
            cells,
            expected,
            text,
          });
        }
        table.faults.push(
          ...result.faults.map((fault) => ({
            ...fault,
            file: original.name,
            ...(fault.row === undefined ? {} : { row: rows + setAside + fault.row }),
          })),
        );
        rows += result.rows;
        setAside += result.setAsideCount;
        table.blankLines += result.blankLines;
        this.onUpdate({
          bytesRead: bytesBefore + Math.round((original.size * result.next) / content.size),
          rows: table.rows + rows,
        });
        await this.analysts.append(this.side, plan.columns, columns, expectedRows);
      };
      const fault = isCommonDialect(plan.dialect)
        ? await this.readFile(content, plan, accept)
        : await this.readUncommon(content, plan, accept);
      if (fault !== null) return { ok: false, fault: { ...fault, file: original.name } };
      bytesBefore += original.size;
      table.rows += rows;
      table.setAsideCount += setAside;
      table.files.push({ name: original.name, bytes: original.size, rowsUsed: rows, rowsSetAside: setAside });
    }
    return { ok: true, value: { ...table, results } };
  }

  /** All ranges of one file, read side by side, accepted in order. */
  private async readFile(
    content: Blob,
    plan: ReadPlan,
    accept: (result: RangeResult) => Promise<void>,
  ): Promise<Fault | null> {
    const ranges = cutIntoRanges(plan.dataStart, content.size, RANGE_BYTES);
    const chain = new RangeChain(ranges);
    let next = 0;
    let fault: Fault | null = null;
    // Accepting is in order: each waits for the one before.
    let accepting = Promise.resolve();
    const readOne = async (
      index: number,
      start: number,
      end: number,
      startsRecord: boolean,
    ): Promise<void> => {
      const job = { file: content, plan, start, end, startsRecord };
      const outcome = await this.pool.run((reader) => reader.readRange(job), this.signal);
      if (!outcome.ok) {
        fault ??= outcome.fault;
        return;
      }
      const { accepted, again } = chain.add(index, outcome.value);
      accepting = accepting.then(async () => {
        for (const result of accepted) await accept(result);
      });
      if (again !== null && fault === null) await readOne(again.index, again.start, again.end, true);
    };
    const lane = async (): Promise<void> => {
      while (next < ranges.length && fault === null) {
        const index = next++;
        const { start, end } = ranges[index];
        await readOne(index, start, end, index === 0);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.pool.width, ranges.length) }, lane));
    await accepting;
    return fault;
  }

  private async readUncommon(
    content: Blob,
    plan: ReadPlan,
    accept: (result: RangeResult) => Promise<void>,
  ): Promise<Fault | null> {
    const outcome = await this.pool.runAlone((reader) => reader.readUncommon(content, plan), this.signal);
    if (!outcome.ok) return outcome.fault;
    await accept(outcome.value);
    return null;
  }
}

function headerDifference(first: readonly ColumnPlan[], other: readonly ColumnPlan[]): string | null {
  if (first.length !== other.length) return `${other.length} columns instead of ${first.length}`;
  const index = first.findIndex((plan, k) => plan.name !== other[k].name);
  return index < 0 ? null : `column ${index + 1} is "${other[index].name}" instead of "${first[index].name}"`;
}

function withoutValues(chunk: RangeResult['columns'][number]): RangeResult['columns'][number] {
  return {
    storage: 'number',
    values: new Float64Array(0),
    isWhole: true,
    nulls: chunk.nulls,
    misfits: chunk.misfits,
  };
}

function columnsThatDoNotFit(plans: readonly ColumnPlan[], results: readonly RangeResult[]): number[] {
  return [...plans.keys()].filter((index) => {
    if (plans[index].format.kind === 'text') return false;
    let misfits = 0;
    let values = 0;
    for (const { rows, columns } of results) {
      misfits += columns[index].misfits.count;
      values += rows;
      for (const count of columns[index].nulls.values()) values -= count;
    }
    return misfits > MISFIT_SHARE * values;
  });
}

/** Cells that do not fit their column's type are read as null: that has to be said. */
function misfitFault({ name, misfits }: ColumnSchema): Fault[] {
  const [first] = misfits.examples;
  if (first === undefined) return [];
  return [{ code: 'misfit-cells', column: name, row: first.row, detail: first.text, count: misfits.count }];
}

/** A file that was written to while it was read has another size or time: its rows may be a mixture. */
async function firstChangedFile(files: readonly File[]): Promise<File | null> {
  for (const file of files) {
    try {
      await file.slice(Math.max(0, file.size - 1)).arrayBuffer();
    } catch {
      // The browser refuses to read a file that is not what was dropped.
      return file;
    }
  }
  return null;
}

async function readOrEmpty(file: File, bytes: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(0, bytes).arrayBuffer();
  } catch {
    // The worker meets the same problem and says which.
    return new ArrayBuffer(0);
  }
}
