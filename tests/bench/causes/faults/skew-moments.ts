import { DAY_MS, formatTime, type Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import { feature } from '../family.ts';
import type { Scene } from '../scene.ts';

const CAUSE = 'training-serving-skew';

const DAYS_BEFORE = 400;
const NAMES = ['signed_up_at', 'last_seen_at', 'policy_start'];

/** Moments that one side tells otherwise. Both tables get a date that lies before the row. */
export const SKEW_OF_MOMENTS: readonly Fault[] = [
  {
    id: `${CAUSE}/epoch-unit`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    trains: (scene) => addMoment(scene, (time) => Math.floor(time / 1000)),
    serves: (scene) =>
      scene.serve(scene.atFault[0], (cell): Cell => (typeof cell === 'number' ? 1000 * cell : cell)),
  },
  {
    id: `${CAUSE}/day-and-month`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    trains: (scene) => addMoment(scene, (time) => formatTime(time).slice(0, 10)),
    serves: (scene) =>
      scene.serve(scene.atFault[0], (cell): Cell => {
        if (typeof cell !== 'string') return cell;
        const [year, month, day] = cell.split('-');
        // What is no date the other way round stays as it is, or gets lost.
        return Number(day) <= 12 ? `${year}-${day}-${month}` : null;
      }),
  },
  {
    id: `${CAUSE}/zone-of-a-date`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    trains: (scene) => addMoment(scene, (time) => formatTime(time)),
    serves: (scene) => {
      const hours = scene.random.pick([-8, -5, 2, 9]);
      scene.serve(scene.atFault[0], (cell): Cell =>
        typeof cell === 'string'
          ? formatTime(Date.parse(`${cell.replace(' ', 'T')}Z`) + hours * 3_600_000)
          : cell,
      );
    },
  },
];

function addMoment(scene: Scene, write: (time: number) => Cell): void {
  const name = scene.random.pick(NAMES);
  scene.features = [...scene.features, feature(name, 'moment')];
  scene.atFault.push(name);
  const added = (rows: typeof scene.training) =>
    rows.map((row) => {
      const age = scene.random.uniform() ** 2 * DAYS_BEFORE * DAY_MS;
      // People are awake by day, at whatever distance.
      const time = Math.floor((row.time - Math.floor(age / DAY_MS) * DAY_MS) / 1000) * 1000;
      return { ...row, values: { ...row.values, [name]: write(time) } };
    });
  scene.training = added(scene.training);
  scene.serving = added(scene.serving);
}
