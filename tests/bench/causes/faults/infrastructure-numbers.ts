import type { Cell } from '../../../../src/practice/table.ts';
import type { FeatureSpec } from '../family.ts';
import type { Fault } from '../fault.ts';
import { onNumbers, quantileOf, type Scene } from '../scene.ts';
import { has, isAmount } from './features.ts';

const CAUSE = 'infrastructure-bug';

/** Largest values of the integers of databases and wire formats. */
const LIMITS = [127, 255, 32_767, 65_535, 2 ** 31 - 1];
/** A column is too narrow where so many rows do not fit. */
const MOST_FITTING = 0.97;

/** Numbers that a type, a parser or a store does not hold. */
export const INFRASTRUCTURE_OF_NUMBERS: readonly Fault[] = [
  {
    id: `${CAUSE}/overflow-wrapped`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isLarge),
    trains: inSmallUnits,
    serves: (scene) => {
      const [name] = scene.atFault;
      const most = limitOf(scene, name);
      const isSigned = most % 2 === 1 && scene.random.chance(0.6);
      const range = isSigned ? 2 * (most + 1) : most + 1;
      const low = isSigned ? -(most + 1) : 0;
      scene.serve(
        name,
        onNumbers((x) => ((((Math.trunc(x) - low) % range) + range) % range) + low),
      );
    },
  },
  {
    id: `${CAUSE}/overflow-saturated`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isLarge),
    trains: inSmallUnits,
    serves: (scene) => {
      const [name] = scene.atFault;
      const most = limitOf(scene, name);
      scene.serve(
        name,
        onNumbers((x) => Math.min(x, most)),
      );
    },
  },
  {
    // "12.5" read where the point parts thousands: 125. "12.25" becomes 1225.
    id: `${CAUSE}/decimal-point-lost`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(hasPoint),
    serves: (scene) =>
      scene.serve(scene.pickImportant(hasPoint).name, (cell): Cell =>
        typeof cell === 'number' ? Number(String(cell).replace('.', '').slice(0, 15)) : cell,
      ),
  },
];

function isLarge({ meaning, isWhole }: FeatureSpec): boolean {
  return (meaning === 'amount' || meaning === 'count') && isWhole !== false;
}

function hasPoint(spec: FeatureSpec): boolean {
  return spec.isWhole !== true && (isAmount(spec) || spec.meaning === 'measure');
}

// Amounts in cents, counts of single things: numbers that leave a narrow column. The same in both tables.
function inSmallUnits(scene: Scene): void {
  const { name } = scene.pickImportant(isLarge);
  const high = Math.max(1, quantileOf(scene.numbers(name), 0.9));
  const unit = high > 127 ? 1 : 10 ** Math.ceil(Math.log10(200 / high));
  const change = onNumbers((x) => Math.round(x * unit));
  const changed = (rows: typeof scene.training) =>
    rows.map((row) => ({ ...row, values: { ...row.values, [name]: change(row.values[name]) } }));
  scene.training = changed(scene.training);
  scene.serving = changed(scene.serving);
}

function limitOf(scene: Scene, name: string): number {
  const most = quantileOf(scene.numbers(name), MOST_FITTING);
  const fitting = LIMITS.filter((limit) => limit < most);
  return fitting.at(-1) ?? LIMITS[0];
}
