import type { ColumnSchema, ColumnType } from './column.ts';
import { nameWords } from './name-words.ts';
import type { SpecialRole } from './roles.ts';

/** A column of either table or both, as far as roles go. */
export interface Candidate {
  name: string;
  words: readonly string[];
  /** The words in one: `entityid`. */
  joined: string;
  training: ColumnSchema | null;
  serving: ColumnSchema | null;
  /** Whether it is the last column of the training table. */
  isLast: boolean;
}

/** What the names and columns around a candidate say. */
export interface Surroundings {
  names: ReadonlySet<string>;
  hasBothTables: boolean;
}

/** From this score on the name leaves no doubt. */
export const CERTAIN = 0.95;

/** Names that say it all, words joined, the likelier first. */
const NAMES: Record<SpecialRole, readonly string[]> = {
  label: ['label', 'target', 'labels', 'targets', 'ytrue', 'groundtruth', 'truelabel', 'actual', 'actuals', 'truth', 'clftarget', 'regtarget', 'labelvalue', 'targetvalue', 'actuallabel', 'actualvalue'],
  prediction: ['prediction', 'predictions', 'ypredproba', 'predproba', 'predictionproba', 'predictedproba', 'predictedprobability', 'predictionprobability', 'predictionscore', 'yproba', 'yprob', 'yscore', 'phat', 'yhat', 'ypred', 'ypredicted', 'pred', 'preds', 'predicted', 'predictedvalue', 'predictedscore', 'predictionvalue', 'predscore', 'modelscore', 'modeloutput', 'modelprediction', 'predictedlabel', 'predictedclass', 'predictionlabel', 'predlabel'],
  timestamp: ['eventtime', 'eventtimestamp', 'timestamp', 'ts', 'predictiontime', 'predictiontimestamp', 'requesttime', 'requesttimestamp', 'inferencetime', 'inferencetimestamp', 'servedat', 'scoredat', 'predictedat', 'loggedat', 'datetime', 'time', 'date', 'eventdate', 'eventdatetime', 'dt', 'createdat', 'created', 'creationtime', 'recordedat', 'observedat'],
  'entity id': ['entityid', 'userid', 'customerid', 'clientid', 'accountid', 'memberid', 'subscriberid', 'patientid', 'personid', 'deviceid', 'rowid', 'recordid', 'sampleid', 'exampleid', 'instanceid', 'eventid', 'transactionid', 'orderid', 'applicationid', 'loanid', 'uuid', 'guid', 'uid', 'id', 'requestid', 'predictionid', 'inferenceid'],
  'model version': ['modelversion', 'modelversionid', 'modelver', 'modelid', 'modelname', 'modeltag', 'modelhash', 'modelrunid'],
  split: ['split', 'datasplit', 'fold', 'cvfold', 'kfold', 'foldid', 'traintest', 'traintestsplit', 'istrain', 'istest', 'istraining', 'partition', 'dataset'],
  weight: ['sampleweight', 'sampleweights', 'rowweight', 'instanceweight', 'caseweight', 'exampleweight', 'obsweight', 'observationweight', 'importanceweight', 'ipw', 'iptw'],
  group: ['groupid', 'queryid', 'qid', 'sessionid', 'searchid', 'clusterid', 'householdid', 'impressionid'],
}; // prettier-ignore

const TYPES: Record<SpecialRole, readonly ColumnType[]> = {
  label: ['integer', 'decimal', 'boolean', 'category'],
  prediction: ['integer', 'decimal', 'boolean', 'category'],
  timestamp: ['date-time'],
  'entity id': ['identifier', 'integer', 'text', 'category'],
  'model version': ['category', 'integer', 'decimal', 'text', 'date-time'],
  split: ['category', 'integer', 'boolean'],
  weight: ['integer', 'decimal'],
  group: ['identifier', 'integer', 'text', 'category'],
};

/** Outcomes by other names: a label only where the column looks like one too. */
const OUTCOMES = new Set(['class', 'outcome', 'response', 'result', 'churn', 'churned', 'ischurn', 'haschurned', 'clicked', 'click', 'isclick', 'isclicked', 'converted', 'conversion', 'isconverted', 'fraud', 'isfraud', 'fraudulent', 'survived', 'purchased', 'bought', 'approved', 'defaulted', 'isdefault', 'exited', 'attrition']); // prettier-ignore

const PREDICTION_WORDS = new Set(['pred', 'preds', 'prediction', 'predicted', 'ypred', 'yhat', 'proba']);
/** A prediction that is an input: the last one, a lagged one; or something about it: its time, its id. */
const NOT_A_PREDICTION = new Set(['last', 'previous', 'prev', 'prior', 'lag', 'old', 'time', 'date', 'at', 'ts', 'id', 'version', 'model', 'mean', 'avg']); // prettier-ignore
const NOT_A_LABEL = new Set(['encoded', 'enc', 'encoding', 'mean', 'id', 'name', 'group', 'last', 'previous', 'prev', 'time', 'date', 'at']); // prettier-ignore
/** Dates of the thing, not of the row. */
const NOT_A_TIMESTAMP = new Set(['birth', 'birthday', 'birthdate', 'dob', 'signup', 'registration', 'registered', 'expiry', 'expires', 'expiration', 'due', 'hire', 'hired', 'joined', 'end', 'start', 'first', 'last', 'previous', 'prev', 'next', 'delivery', 'label', 'outcome']); // prettier-ignore
const TIME_WORDS = new Set(['time', 'timestamp', 'datetime', 'date', 'ts', 'at', 'dt']);

/**
 * How well a column fits a special role, going by its name first and by what it holds second.
 * @param role - the role
 * @param candidate - the column
 * @param around - the rest of the pair
 * @returns 0 for not at all; {@link CERTAIN} or more where the name leaves no doubt; at most 1
 */
export function roleScore(role: SpecialRole, candidate: Candidate, around: Surroundings): number {
  if (!fitsType(role, candidate)) return 0;
  const rank = NAMES[role].indexOf(candidate.joined);
  if (rank >= 0) return isTooCoarse(role, candidate) ? 0 : 1 - rank * 0.001;
  const { words, joined } = candidate;
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  switch (role) {
    case 'label':
      if (joined === 'y') return isCoordinate(candidate, around) ? 0 : 0.9;
      if (has(NOT_A_LABEL)) return 0;
      if (words.length > 1 && /^(?:label|target)$/.test(words[0])) return 0.7;
      if (words.length > 1 && /^(?:label|target)$/.test(words.at(-1) ?? '')) return 0.75;
      return OUTCOMES.has(joined) && looksLikeLabel(candidate, around) ? 0.6 : 0;
    case 'prediction':
      if (joined === 'score' || joined === 'scores') return isNumeric(candidate) ? 0.85 : 0;
      if (/^(?:proba|prob|probability)$/.test(joined)) return isNumeric(candidate) ? 0.9 : 0;
      return has(PREDICTION_WORDS) && !has(NOT_A_PREDICTION) ? 0.7 : 0;
    case 'timestamp':
      if (has(NOT_A_TIMESTAMP)) return 0;
      return (has(TIME_WORDS) ? 0.6 : 0.3) + (candidate.serving !== null ? 0.05 : 0);
    case 'entity id':
      return /^(?:id|uuid|guid)$/.test(words.at(-1) ?? '') && uniqueness(candidate) >= 0.5 ? 0.6 : 0;
    case 'weight':
      // A body has a weight as well; but no serving row has one that a training algorithm is to use.
      return /^weights?$/.test(joined) && around.hasBothTables && candidate.serving === null ? 0.6 : 0;
    case 'group':
      return joined === 'group' && uniqueness(candidate) >= 0.01 ? 0.5 : 0;
    case 'model version':
    case 'split':
      return 0;
  }
}

// A side without a single value says nothing against a role: labels may be still to come.
function fitsType(role: SpecialRole, { training, serving }: Candidate): boolean {
  const types = [training, serving].flatMap((side) =>
    side === null || side.type === 'empty' ? [] : [side.type],
  );
  if (types.length === 0) return role !== 'timestamp';
  if (role === 'timestamp') return types.includes('date-time');
  return types.every((type) => TYPES[role].includes(type));
}

// `id` with five distinct values is a category, and so is a `dataset` with a thousand no split.
function isTooCoarse(role: SpecialRole, candidate: Candidate): boolean {
  if (role === 'split') return distinctOf(candidate) > 100;
  if (role === 'entity id') return uniqueness(candidate) < (candidate.joined === 'id' ? 0.5 : 0.001);
  return false;
}

// x, y, z are coordinates, or the measures of a diamond; y over few values is a label all the same.
function isCoordinate(candidate: Candidate, { names }: Surroundings): boolean {
  return (names.has('x') || names.has('z')) && distinctOf(candidate) > 20;
}

function looksLikeLabel(candidate: Candidate, around: Surroundings): boolean {
  const isTrainingOnly =
    around.hasBothTables && (candidate.serving === null || candidate.serving.type === 'empty');
  if (!isTrainingOnly && !candidate.isLast) return false;
  return distinctOf(candidate) <= (candidate.joined === 'class' ? 100 : 20);
}

function isNumeric({ training, serving }: Candidate): boolean {
  return [training, serving].every(
    (side) => side === null || side.type === 'integer' || side.type === 'decimal' || side.type === 'empty',
  );
}

function distinctOf({ training, serving }: Candidate): number {
  return Math.max(training?.distinct ?? 0, serving?.distinct ?? 0);
}

// Distinct values a value, of the side that has more; 1 while a table is being read and nothing was counted.
function uniqueness({ training, serving }: Candidate): number {
  const shares = [training, serving].flatMap((side) =>
    side === null || side.count === 0 || side.distinct === 0 ? [] : [side.distinct / side.count],
  );
  return shares.length === 0 ? 1 : Math.max(...shares);
}

/**
 * Joins the columns of both tables by name.
 * @param training - columns of the training table
 * @param serving - columns of the serving table
 * @returns every column once: training's in their order, then those that only serving has
 */
export function candidates(training: readonly ColumnSchema[], serving: readonly ColumnSchema[]): Candidate[] {
  const byName = new Map<string, Candidate>();
  for (const [side, columns] of [
    ['training', training],
    ['serving', serving],
  ] as const) {
    for (const column of columns) {
      let candidate = byName.get(column.name);
      if (candidate === undefined) {
        const words = nameWords(column.name);
        const isLast = side === 'training' && column === columns.at(-1);
        candidate = {
          name: column.name,
          words,
          joined: words.join(''),
          training: null,
          serving: null,
          isLast,
        };
        byName.set(column.name, candidate);
      }
      candidate[side] = column;
    }
  }
  return [...byName.values()];
}
