import type { Side } from '../../faults.ts';
import type { FeatureView, Investigation } from '../investigation.ts';

const LEAST_ROWS = 200;
/** Rows of the overall mean that each name's mean is drawn towards. */
const PRIOR_ROWS = 10;

/**
 * Asks whether serving's labels fit training's mean label by name better once names are read as others.
 * @param investigation - with labels on both sides
 * @param view - a feature of texts or whole numbers
 * @param meant - served names to training's
 * @param isServed - which rows of serving count; all unless given
 * @returns mean gain in squared error over its standard error; null with fewer than 200 labels on a side
 */
export function relationOfCodes(
  investigation: Investigation,
  view: FeatureView,
  meant: ReadonlyMap<string, string>,
  isServed: (row: number) => boolean = () => true,
): number | null {
  const { rows, gap } = investigation;
  if (gap !== null && (gap.isImmature || gap.isSelective)) return null;
  const names = { training: namesOf(view, 'training'), serving: namesOf(view, 'serving') };
  if (names.training === null || names.serving === null) return null;
  const sums = new Map<string, { sum: number; count: number }>();
  let [count, sum] = [0, 0];
  rows.training.labels.forEach((label, row) => {
    const name = names.training!(row);
    if (name === null || !Number.isFinite(label)) return;
    const entry = sums.get(name) ?? { sum: 0, count: 0 };
    entry.sum += label;
    entry.count++;
    sums.set(name, entry);
    count++;
    sum += label;
  });
  if (count < LEAST_ROWS) return null;
  const overall = sum / count;
  const meanOf = (name: string): number => {
    const entry = sums.get(name) ?? { sum: 0, count: 0 };
    return (entry.sum + overall * PRIOR_ROWS) / (entry.count + PRIOR_ROWS);
  };
  let [served, gains, squares] = [0, 0, 0];
  rows.serving.labels.forEach((label, row) => {
    const name = names.serving!(row);
    if (name === null || !Number.isFinite(label) || !isServed(row)) return;
    const gain = (meanOf(name) - label) ** 2 - (meanOf(meant.get(name) ?? name) - label) ** 2;
    served++;
    gains += gain;
    squares += gain * gain;
  });
  const error = Math.sqrt(Math.max(0, squares - (gains * gains) / served));
  return served < LEAST_ROWS || !(error > 0) ? null : gains / error;
}

function namesOf(view: FeatureView, side: Side): ((row: number) => string | null) | null {
  const texts = view.texts(side);
  if (texts) return (row) => (texts.codes[row] === 0 ? null : texts.dictionary[texts.codes[row]]);
  const numbers = view.numbers(side);
  return numbers && ((row) => (Number.isNaN(numbers[row]) ? null : String(numbers[row])));
}
