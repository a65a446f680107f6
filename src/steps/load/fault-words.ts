/** One fault in words, as `app/messages.ts` finds them. */
export interface FaultWords {
  /** What happened. */
  title: string;
  /** File, row, line, column; may be empty. */
  where: string;
  /** What can be done. */
  advice: string;
}
