import { appendFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import measuredRates from '../../../src/core/explain/rates.json';
import type { MeasuredRates } from '../../../src/core/explain/rates.ts';
import { SIGNATURES } from '../../../src/core/explain/signatures/all.ts';
import type { Job, JobResult } from './job.ts';
import { rankAgain } from './rank-again.ts';
import { tuneRanking } from './tune-ranking.ts';
import { RANKING } from '../../../src/core/explain/ranking-constants.ts';
import { measureRates } from './measure-rates.ts';
import { realFamilies } from './real-families.ts';
import { planInjected, planJobs, type Size } from './plan-jobs.ts';
import { confusionTable, faultTable, rankingTable, realTable, signatureTable } from './print-report.ts';
import { realJobs } from './real-pairs.ts';

/** What is run, and what is kept of it. */
export interface BenchOptions {
  /** How many cases; `quick` ones write no rates. */
  size: Size;
  /** Only jobs whose fault or family holds this text. */
  only: string | null;
  /** Real pairs alone. */
  isRealOnly: boolean;
  /** Faults in real tables alone. */
  isInjectedOnly: boolean;
  /** Folder of pairs made of public datasets; null for none. Where it is given they alone are looked at. */
  publicPairs: string | null;
  /** Bundle of `lane.ts`. */
  lane: URL;
  root: string;
  /** File that results are added to as they come, one a line as JSON; null for none. */
  keep: string | null;
}

/** Measures rates on tuning cases, ranks held-out ones by them, prints how good both are. */
export async function runBench(options: BenchOptions): Promise<void> {
  const started = performance.now();
  const fits = ({ faults, family }: Job) =>
    options.only === null || [...faults, family].some((text) => text.includes(options.only ?? ''));
  const isPart = options.isRealOnly || options.isInjectedOnly || options.publicPairs !== null;
  const jobs = isPart ? [] : planJobs(options.size).filter(fits);
  const known = measuredRates as unknown as MeasuredRates;
  const tuning = await studyAll(
    jobs.filter(({ set }) => set === 'tuning'),
    known,
    options,
  );
  const isWhole = options.size !== 'quick' && options.only === null && !isPart;
  const rates = isWhole ? measureRates(tuning, SIGNATURES) : known;
  if (isWhole) {
    // Counts by band stand in one line, as the formatter has them.
    const text = JSON.stringify(rates, null, 2).replace(/\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2, $3]');
    writeFileSync(join(options.root, 'src/core/explain/rates.json'), `${text}\n`);
  }
  const heldOut = await studyAll(
    jobs.filter(({ set }) => set === 'held-out'),
    rates,
    options,
  );
  const byId = new Map(SIGNATURES.map((signature) => [signature.id, signature]));
  const tuned = isWhole ? tuneRanking(tuning.filter(isUsual), byId, rates, RANKING) : RANKING;
  const injectedJobs = options.isInjectedOnly ? planInjected(await realFamilies()).filter(fits) : [];
  const injected = await studyAll(injectedJobs, rates, options);
  const isWithReal = !options.isInjectedOnly && options.publicPairs === null;
  const real = await studyAll(isWithReal ? realJobs('real').filter(fits) : [], rates, options);
  const publicJobs = options.publicPairs === null ? [] : realJobs('public', options.publicPairs);
  const ofPublic = await studyAll(publicJobs.filter(fits), rates, options);
  const single = heldOut.filter(isUsual);
  const sections = [
    ...(heldOut.length > 0
      ? [
          signatureTable(heldOut, SIGNATURES),
          faultTable(heldOut),
          rankingTable('Held-out businesses, one fault each', single),
          confusionTable(single),
        ]
      : []),
    ...(isWhole
      ? [
          `Ranking constants that fit tuning cases best (src/core/explain/ranking-constants.ts): ${JSON.stringify(tuned)}`,
          rankingTable(
            'Held-out businesses, with these constants',
            single.map((one) => rankAgain(one, byId, rates, tuned)),
          ),
          rankingTable(
            'Real pairs, with these constants',
            real.map((one) => rankAgain(one, byId, rates, tuned)),
          ),
          rankingTable(
            'Two faults at once',
            heldOut.filter(({ job }) => job.faults.length > 1),
          ),
          ...(['serving-labels', 'ids', 'times'] as const).map((lack) =>
            rankingTable(
              `Without ${lack}`,
              heldOut.filter(({ job }) => job.lacks === lack),
            ),
          ),
        ]
      : []),
    ...(injected.length > 0
      ? [faultTable(injected), rankingTable('Faults in real tables', injected), confusionTable(injected)]
      : []),
    ...(real.length > 0
      ? [realTable("Real pairs (development cases, never the product's accuracy)", real)]
      : []),
    ...(ofPublic.length > 0
      ? [
          realTable('Pairs of public datasets', ofPublic),
          rankingTable('Pairs of public datasets', ofPublic),
          confusionTable(ofPublic),
        ]
      : []),
    `${[tuning, heldOut, injected, real, ofPublic].reduce((sum, { length }) => sum + length, 0)} cases in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  ];
  console.log(sections.filter((section) => section !== '').join('\n\n'));
}

/** One fault, and tables that lack nothing. */
function isUsual({ job }: JobResult): boolean {
  return job.faults.length === 1 && job.lacks === null;
}

/** Studies jobs in as many lanes as there are processors; each takes a stretch, so that its worlds are its own. */
async function studyAll(
  jobs: readonly Job[],
  rates: MeasuredRates,
  options: BenchOptions,
): Promise<JobResult[]> {
  const lanes = Math.max(1, Math.min(availableParallelism(), Math.ceil(jobs.length / 4)));
  const results: JobResult[] = [];
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, (_, n) => {
      const own = jobs.slice(
        Math.floor((n * jobs.length) / lanes),
        Math.floor(((n + 1) * jobs.length) / lanes),
      );
      return new Promise<void>((resolve, reject) => {
        const worker = new Worker(options.lane, { workerData: { jobs: own, rates } });
        worker.on(
          'message',
          ({ job, result, error }: { job: Job; result: JobResult | null; error: string | null }) => {
            if (error !== null) console.error(`${JSON.stringify(job)}\n${error}`);
            if (result !== null) results.push(result);
            if (options.keep !== null) appendFileSync(options.keep, `${JSON.stringify(result)}\n`);
            if (++done % 50 === 0) process.stderr.write(`${done}/${jobs.length}\r`);
          },
        );
        worker.on('error', reject);
        worker.on('exit', () => resolve());
      });
    }),
  );
  return results.sort((a, b) => a.id.localeCompare(b.id));
}
