import type { CauseId } from '../../../src/core/case-file/cause.ts';
import type { Family } from './family.ts';
import type { Scene } from './scene.ts';

/** Something that goes wrong (or does not), at four places of a model's life. Each is optional. */
export interface Fault {
  /** `cause/sub-cause`, or `cause/sub-cause-variant`; `none/...` where nothing is wrong. */
  id: string;
  cause: CauseId;
  /** Other answers that are right as well. */
  accept?: readonly CauseId[];
  /** Whether a family has what it takes; any where left out. */
  fits?: (family: Family) => boolean;
  /** Whether it makes sense at a strength; strengths that change nothing are left out. */
  strengths?: readonly number[];
  /** Natural drift of the world, where it matters to the fault; drawn from the seed where left out. */
  drift?: number;
  /** How likely some rows of serving are in the training table too, as logged and recomputed; 0.2 where left out. */
  sharedRows?: number;
  /** The world changes: rows of serving and their labels. */
  happens?: (scene: Scene) => void;
  /** What the model is trained and evaluated on changes. The model is trained anew. */
  trains?: (scene: Scene) => void;
  /** What the model is given changes; it answers to that. */
  serves?: (scene: Scene) => void;
  /** What is written down changes: labels, predictions, versions, rows. */
  logs?: (scene: Scene) => void;
}
