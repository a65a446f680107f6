import { CAUSE_IDS } from '../../../src/core/case-file/cause.ts';
import type { JobResult } from './job.ts';
import {
  BASELINES,
  calibration,
  firstAnswer,
  isRight,
  mcNemar,
  namesBug,
  namesFeatures,
  share,
} from './scores.ts';
import { STRENGTHS } from './scene.ts';

/** How good the signatures are, each by itself, on held-out cases. */
export function signatureTable(
  results: readonly JobResult[],
  ids: readonly { id: string; cause: string }[],
): string {
  const single = results.filter(({ job }) => job.faults.length === 1 && job.lacks === null);
  const lines = ids.map(({ id, cause }) => {
    const rate = (some: readonly JobResult[]) => {
      const looked = some.filter(({ looked }) => looked.includes(id));
      const hit = looked.filter(({ seen }) => seen.some(({ signature }) => signature === id));
      return looked.length === 0 ? '   -' : `${((100 * hit.length) / looked.length).toFixed(0).padStart(3)}%`;
    };
    const own = (strength: number) =>
      single.filter(({ truth, job }) => truth.cause === cause && job.strength === strength);
    const controls = single.filter(({ truth }) => truth.cause === 'no-real-gap');
    const drift = single.filter(({ truth }) => truth.cause === 'data-drift');
    const others = single.filter(({ truth }) => !(truth.accept as readonly string[]).includes(cause));
    return `  ${id.padEnd(52)}${STRENGTHS.map((s) => rate(own(s))).join(' ')}  | ${rate(controls)} | ${cause === 'data-drift' ? '   -' : rate(drift)} | ${rate(others)}`;
  });
  return [
    'Seen in cases of its cause by strength (1, 3, 10, 30, 100 %) | falsely with nothing wrong | with drift only | in all cases of other causes',
    ...lines,
  ].join('\n');
}

/** Which faults are found by which signature of their own cause, at full strength. */
export function faultTable(results: readonly JobResult[]): string {
  const faults = [
    ...new Set(results.flatMap(({ job }) => (job.faults.length === 1 ? job.faults : []))),
  ].sort();
  const lines = faults.map((fault) => {
    const own = results.filter(
      ({ job }) =>
        job.faults.length === 1 && job.faults[0] === fault && job.strength >= 0.3 && job.lacks === null,
    );
    const right = own.filter((result) => isRight(result, firstAnswer(result))).length;
    const answers = tally(own.map(firstAnswer));
    const seen = tally(
      own.flatMap(({ seen }) => [
        ...new Set(seen.filter(({ setAside }) => setAside === null).map(({ signature }) => signature)),
      ]),
    );
    return `  ${fault.padEnd(52)} ${right}/${own.length}  ${answers}   seen: ${seen}`;
  });
  return ['First answers by fault, strengths 30 and 100 %', ...lines].join('\n');
}

function tally(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return sorted.map(([text, count]) => `${text} ${count}`).join(', ');
}

/** How good the ranking is on some cases. */
export function rankingTable(title: string, results: readonly JobResult[]): string {
  if (results.length === 0) return '';
  const faulty = results.filter(({ truth }) => truth.cause !== 'no-real-gap' && !truth.isHarmless);
  const some = faulty.filter(({ gap }) => gap.verdict !== 'not-established');
  const unseen = faulty.filter(({ gap }) => gap.verdict === 'not-established');
  const controls = results.filter(({ truth }) => truth.cause === 'no-real-gap');
  const harmless = results.filter(({ truth }) => truth.isHarmless);
  const right = (all: readonly JobResult[]) =>
    share(all.filter((one) => isRight(one, firstAnswer(one))).length, all.length);
  const top2 = (all: readonly JobResult[]) =>
    share(
      all.filter((one) => one.ranked.slice(0, 2).some(({ cause }) => isRight(one, cause))).length,
      all.length,
    );
  const withFeatures = some.filter(({ truth }) => truth.features.length > 0);
  const { error, bands } = calibration(results);
  const lines = [
    `${title}: ${results.length} cases`,
    `  cause first                    ${right(some)}   (a fault, and a gap that Confirm does not call chance)`,
    ...STRENGTHS.map(
      (s) => `    at strength ${String(s).padEnd(18)} ${right(some.filter(({ job }) => job.strength === s))}`,
    ),
    `  cause first or second          ${top2(some)}`,
    `  features at fault named        ${share(withFeatures.filter(namesFeatures).length, withFeatures.length)}`,
    `  a bug named where nothing is   ${share(controls.filter((one) => namesBug(firstAnswer(one))).length, controls.length)}`,
    `  right where nothing is wrong   ${right(controls)}`,
    `  right where it is harmless     ${right(harmless)}   (its cause, or no real gap)`,
    `  ... where the gap may be chance ${right(unseen)}   (its cause, or no real gap)`,
    `  calibration error              ${error.toFixed(3)}   ${bands.map(({ low, rows, right }) => `${low.toFixed(1)}+: ${right}/${rows}`).join('  ')}`,
  ];
  for (const [name, answer] of Object.entries(BASELINES)) {
    const both = results.map((one) => [isRight(one, firstAnswer(one)), isRight(one, answer(one))]);
    const [ours, theirs] = [both.filter(([a, b]) => a && !b).length, both.filter(([a, b]) => !a && b).length];
    const all = both.filter(([, b]) => b).length;
    lines.push(
      `  ${name.padEnd(30)} ${share(all, both.length)}  ours alone right ${ours}, theirs ${theirs}, McNemar p ${mcNemar(ours, theirs).toExponential(1)}`,
    );
  }
  return lines.join('\n');
}

/** First answers by true cause. */
export function confusionTable(results: readonly JobResult[]): string {
  const short = (cause: string) => cause.split('-')[0].slice(0, 8).padStart(9);
  const lines = CAUSE_IDS.filter((cause) => results.some(({ truth }) => truth.cause === cause)).map(
    (cause) => {
      const own = results.filter(({ truth }) => truth.cause === cause);
      const counts = CAUSE_IDS.map((answer) =>
        String(own.filter((one) => firstAnswer(one) === answer).length).padStart(9),
      );
      return `  ${cause.padEnd(24)}${counts.join('')}`;
    },
  );
  return [`First answers by true cause\n  ${''.padEnd(24)}${CAUSE_IDS.map(short).join('')}`, ...lines].join(
    '\n',
  );
}

/** Each real pair by itself. */
export function realTable(title: string, results: readonly JobResult[]): string {
  const lines = results.map((one) => {
    const mark = isRight(one, firstAnswer(one)) ? 'ok   ' : 'WRONG';
    const features =
      one.truth.features.length === 0 || namesFeatures(one)
        ? ''
        : ` features ${one.ranked[0].features.join(', ')} instead of ${one.truth.features.join(', ')}`;
    return `  ${mark} ${one.id.padEnd(54)} ${one.gap.verdict.padEnd(16)} ${one.ranked
      .slice(0, 2)
      .map(({ cause, confidence }) => `${cause} ${confidence.toFixed(2)}`)
      .join(', ')}${features}`;
  });
  const right = results.filter((one) => isRight(one, firstAnswer(one))).length;
  const withFeatures = results.filter(({ truth }) => truth.features.length > 0);
  return [
    `${title}: cause first ${right}/${results.length}, features ${withFeatures.filter(namesFeatures).length}/${withFeatures.length}`,
    ...lines,
  ].join('\n');
}
