import { transfer } from 'comlink';
import AnalystWorker from '../../workers/analyst.worker.ts?worker&inline';
import type { AnalystApi, FeaturePair, TableKey } from '../../workers/protocol.ts';
import type { Bin, Comparison, WindowLength } from '../core/compare/comparison.ts';
import type { OverTime } from '../core/compare/over-time.ts';
import type { ColumnChunk, ColumnPlan } from '../core/csv/plan.ts';
import type { Outcome, Side } from '../core/faults.ts';
import type { StoredColumn } from '../core/table/column-builder.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { SampleOf } from '../core/table/sample-rows.ts';
import { bufferOfColumn } from '../core/table/take-rows.ts';
import { CancelledError, WorkerDiedError, WorkerHandle } from './worker-handle.ts';

/**
 * The analysts: each holds some columns, the same ones of both tables, so that features are compared
 * side by side and in parallel. Which analyst holds a column goes by its name.
 */
export class AnalystGroup {
  private readonly size: number;
  private analysts: WorkerHandle<AnalystApi>[] = [];
  private readonly owners = new Map<string, number>();
  /** Columns that were copied to an analyst beyond the one that owns them, as `table/owner/name`. */
  private readonly copies = new Set<string>();
  private readonly onDeath: () => void;

  /**
   * @param size - how many analysts
   * @param onDeath - called where one of them ends on its own; all columns are lost then
   */
  constructor(size: number, onDeath: () => void) {
    this.size = size;
    this.onDeath = onDeath;
  }

  /** Hands the columns of one range to those who hold them; ranges have to come in order. */
  async append(
    table: TableKey,
    plans: readonly ColumnPlan[],
    columns: readonly ColumnChunk[],
    expectedRows: number,
  ): Promise<void> {
    const shares = this.all().map(() => new Map<number, ColumnChunk>());
    columns.forEach((column, index) => shares[this.ownerOf(plans[index].name)].set(index, column));
    await Promise.all(
      shares.map((share, owner) => {
        const buffers = [...share.values()].map(bufferOf);
        return this.analyst(owner).run((api) =>
          api.append(table, plans, transfer(share, buffers), expectedRows),
        );
      }),
    );
  }

  /** Says what the columns are, in the order of the table. */
  async finish(table: TableKey): Promise<ColumnSchema[]> {
    const schemas = await Promise.all(this.all().map((analyst) => analyst.run((api) => api.finish(table))));
    return schemas.flat().sort((a, b) => a.index - b.index);
  }

  async drop(table: TableKey): Promise<void> {
    for (const copy of this.copies) if (copy.startsWith(`${table}/`)) this.copies.delete(copy);
    await Promise.all(this.analysts.map((analyst) => analyst.run((api) => api.drop(table))));
  }

  /** Compares features, several at a time; answers come as they are done. */
  async compareAll(
    pairs: readonly FeaturePair[],
    isPreview: boolean,
    signal: AbortSignal,
    onComparison: (comparison: Comparison, index: number) => void,
  ): Promise<void> {
    const queues = this.all().map((): number[] => []);
    pairs.forEach((pair, index) => queues[this.ownerOfPair(pair)].push(index));
    await Promise.all(
      queues.map(async (queue, owner) => {
        for (const index of queue) {
          await this.bringTogether(pairs[index], owner);
          if (signal.aborted) throw new CancelledError('cancelled');
          const comparison = await this.analyst(owner).run((api) => api.compare(pairs[index], isPreview));
          if (signal.aborted) throw new CancelledError('cancelled');
          onComparison(comparison, index);
        }
      }),
    );
  }

  /** A feature of serving by window of time. */
  async overTime(
    pair: FeaturePair,
    timestamp: string,
    bins: readonly Bin[],
    length: WindowLength,
  ): Promise<Outcome<OverTime>> {
    const feature = pair.serving;
    if (feature === null) throw new RangeError('Serving has no such feature');
    const owner = this.ownerOfPair(pair);
    await this.bringTogether(pair, owner);
    await this.copyTo(owner, 'serving', timestamp);
    return this.analyst(owner).run((api) => api.overTime(feature, timestamp, [...bins], length));
  }

  /** Some rows of columns, as so many copies for others; a column that is not there is left out. */
  async takeRows(
    side: Side,
    names: readonly string[],
    wanted: Uint32Array | SampleOf | null,
    copies: number,
  ): Promise<ReadonlyMap<string, readonly StoredColumn[]>> {
    const taken = await Promise.all(
      this.all().map((analyst, owner) => {
        const own = names.filter((name) => this.ownerOf(name) === owner);
        return own.length === 0 ? [] : analyst.run((api) => api.takeRows(side, own, wanted, copies));
      }),
    );
    return new Map(taken.flatMap((ofOne) => [...ofOne]));
  }

  /** Ends all analysts; new ones start with the next question. */
  terminate(): void {
    for (const analyst of this.analysts) analyst.terminate();
    this.forget();
  }

  /** A pair that was joined by hand may live with two analysts: the serving column goes to the training column's. */
  private async bringTogether({ training, serving }: FeaturePair, owner: number): Promise<void> {
    if (training !== null && serving !== null) await this.copyTo(owner, 'serving', serving);
  }

  private async copyTo(owner: number, table: TableKey, name: string): Promise<void> {
    const source = this.ownerOf(name);
    const key = `${table}/${owner}/${name}`;
    if (source === owner || this.copies.has(key)) return;
    const stored = await this.analyst(source).run((api) => api.copyColumn(table, name));
    if (stored === null) return;
    await this.analyst(owner).run((api) =>
      api.adoptColumn(table, transfer(stored, [bufferOfColumn(stored.column)])),
    );
    this.copies.add(key);
  }

  private ownerOfPair({ training, serving }: FeaturePair): number {
    return this.ownerOf(training ?? serving ?? '');
  }

  /** In turn, as names are first met: neighbours in a table cost about the same. */
  private ownerOf(name: string): number {
    let owner = this.owners.get(name);
    if (owner === undefined) {
      owner = this.owners.size % this.size;
      this.owners.set(name, owner);
    }
    return owner;
  }

  private analyst(owner: number): WorkerHandle<AnalystApi> {
    return this.all()[owner];
  }

  private all(): WorkerHandle<AnalystApi>[] {
    if (this.analysts.length === 0) {
      this.analysts = Array.from({ length: this.size }, () => {
        return new WorkerHandle<AnalystApi>(new AnalystWorker(), () => {
          for (const analyst of this.analysts) analyst.terminate(new WorkerDiedError('an analyst ended'));
          this.forget();
          this.onDeath();
        });
      });
    }
    return this.analysts;
  }

  private forget(): void {
    this.analysts = [];
    this.copies.clear();
  }
}

function bufferOf(chunk: ColumnChunk): ArrayBuffer {
  const values =
    chunk.storage === 'number' ? chunk.values : chunk.storage === 'text' ? chunk.codes : chunk.hashes;
  return values.buffer as ArrayBuffer;
}
