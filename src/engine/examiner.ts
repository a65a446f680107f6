import { transfer } from 'comlink';
import type { ExaminationPlan, ExaminerApi, FeaturePair, RoleColumn } from '../../workers/protocol.ts';
import type { Side } from '../core/faults.ts';
import type { StoredColumn } from '../core/table/column-builder.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { ExaminedFeature } from '../core/table/examined-pair.ts';
import type { SpecialRole } from '../core/table/roles.ts';
import { bufferOfColumn } from '../core/table/take-rows.ts';
import type { AnalystGroup } from './analyst-group.ts';
import { featureName } from './feature-pairs.ts';
import type { Roles } from './study.ts';
import { CancelledError, WorkerHandle, type Calls } from './worker-handle.ts';

const SIDES: readonly Side[] = ['training', 'serving'];

/** What an examiner is given. */
export interface Examinee {
  rows: Record<Side, number>;
  columns: Record<Side, readonly ColumnSchema[]>;
  roles: Roles;
  /** Columns joined by hand: training's name to serving's. */
  joins: Readonly<Record<string, string>>;
  pairs: readonly FeaturePair[];
  /** Of everything random. */
  seed: number;
}

/** The worker that examines; not part of what the page needs to start. */
export function examinerMaker(): Promise<{ default: new () => Worker }> {
  return import('../../workers/examiner.worker.ts?worker&inline');
}

/**
 * Fetches what Confirm and Explain need from the analysts: columns with a role whole, features at a sample of the rows. The work
 * itself is done in two workers, one a step, so that Confirm answers while Explain still looks.
 */
export class Examiner {
  private readonly analysts: AnalystGroup;
  private readonly examinee: Examinee;
  private readonly signal: AbortSignal;
  private readonly workers: Promise<Record<'confirm' | 'explain', WorkerHandle<ExaminerApi>>>;

  /**
   * @param analysts - hold the columns of both tables
   * @param examinee - what of them is to be examined
   * @param signal - ends everything at once
   */
  constructor(analysts: AnalystGroup, examinee: Examinee, signal: AbortSignal) {
    this.analysts = analysts;
    this.examinee = examinee;
    this.signal = signal;
    this.workers = examinerMaker().then(({ default: ExaminerWorker }) => {
      if (signal.aborted) throw new CancelledError('cancelled');
      const start = () => new WorkerHandle<ExaminerApi>(new ExaminerWorker());
      const workers = { confirm: start(), explain: start() };
      signal.addEventListener('abort', () => {
        for (const worker of Object.values(workers)) worker.terminate();
      });
      return workers;
    });
    // Whoever asks gets the reason.
    this.workers.catch(() => undefined);
  }

  /** Asks the worker of a step. */
  async ask<T>(step: 'confirm' | 'explain', call: (api: Calls<ExaminerApi>) => Promise<T>): Promise<T> {
    const answer = await (await this.workers)[step].run(call);
    if (this.signal.aborted) throw new CancelledError('cancelled');
    return answer;
  }

  /** Hands the columns with a role to both workers. */
  async sendRoles(): Promise<ExaminationPlan> {
    const { rows, seed } = this.examinee;
    const columns: RoleColumn[] = [];
    for (const { side, role, name } of roleColumns(this.examinee)) {
      const stored = await this.analysts.takeRows(side, name, null);
      if (stored !== null) columns.push({ side, role, stored });
    }
    const [plan] = await Promise.all([
      this.ask('confirm', (api) => api.takeRoles(rows, columns, seed)),
      this.ask('explain', (api) => api.takeRoles(rows, columns, seed)),
    ]);
    return plan;
  }

  /** Hands the features to both workers, one after the other, so that no more than one is held on the way. */
  async sendFeatures({ sampled, shared }: ExaminationPlan): Promise<void> {
    for (const pair of this.examinee.pairs) {
      const name = featureName(pair);
      const whole = await this.feature(pair, name, sampled);
      const both = shared && (await this.feature(pair, name, shared.rows));
      await this.ask('confirm', (api) => api.takeFeature(whole, both));
      const buffers = [whole, both].flatMap((feature) => (feature ? buffersOf(feature) : []));
      await this.ask('explain', (api) => api.takeFeature(transfer(whole, buffers), both));
    }
  }

  private async feature(
    { training, serving }: FeaturePair,
    name: string,
    rows: Record<Side, Uint32Array | null>,
  ): Promise<ExaminedFeature> {
    const take = async (side: Side, column: string | null): Promise<StoredColumn | null> =>
      column === null ? null : this.analysts.takeRows(side, column, rows[side]);
    return { name, training: await take('training', training), serving: await take('serving', serving) };
  }
}

/** Columns with a role that says something about rows, on the sides that have them. */
function roleColumns({ columns, roles, joins }: Examinee): { side: Side; role: SpecialRole; name: string }[] {
  return Object.entries(roles).flatMap(([name, role]) => {
    if (role === 'feature' || role === 'ignored') return [];
    return SIDES.flatMap((side) => {
      const own = side === 'serving' && Object.hasOwn(joins, name) ? joins[name] : name;
      return columns[side].some((column) => column.name === own) ? [{ side, role, name: own }] : [];
    });
  });
}

function buffersOf({ training, serving }: ExaminedFeature): ArrayBuffer[] {
  return [training, serving].flatMap((stored) => (stored ? [bufferOfColumn(stored.column)] : []));
}
