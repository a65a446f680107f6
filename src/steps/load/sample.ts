/** A built-in sample as the Load step offers it. */
export interface Sample {
  /** In the address: `#/sample/<name>`. */
  name: string;
  title: string;
  /** What happened, without giving the cause away. */
  story: string;
}
