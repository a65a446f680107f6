import type { Cause, Sighting } from './evidence.ts';
import type { Investigation } from './investigation.ts';

/** What a signature cannot do without. */
export type Need =
  | 'labels'
  | 'predictions'
  | 'timestamps'
  | 'serving-labels'
  | 'entity-ids'
  | 'shared-rows'
  | 'model-versions';

/**
 * One observable pattern of one sub-cause. A new one is one file under `signatures/<cause>/`, one test beside its name, and a
 * line in `signatures/all.ts`.
 */
export interface Signature {
  /** `cause/sub-cause`, as its file is called. */
  id: string;
  cause: Cause;
  /** In words, to follow "because of": "a changed unit". */
  subCause: string;
  needs: readonly Need[];
  /** Whether it asks the stand-in for the model, which takes a second or two to learn. */
  asksModel?: boolean;
  /** Whether looking takes over a thirtieth of a second at 2 x 20,000 rows of 45 features, or a tenth at 2 x 100,000, the first time; the first board does without it. */
  isSlow?: boolean;
  /**
   * Signatures (by id, or by the beginning of ids: `data-drift/` for all of a cause) whose sightings of the same features this one explains: a unit that
   * changed is drift as well, to whoever looks at distributions only.
   */
  explainsAway: readonly string[];
  /** What would refute it, as a sentence. */
  refutedBy: string;
  /** How to be sure, as an instruction. */
  toBeSure: string;
  /** Looks at both tables. Pure; returns nothing where it sees nothing, or where what it needs is not there. */
  look: (investigation: Investigation) => Sighting[];
}
