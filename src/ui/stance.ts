/** How a decision stands to what the page proposes; `outdated` where something else was proposed when it was accepted. */
export type Stance = 'open' | 'accepted' | 'outdated' | 'overruled';

/**
 * @param decided - by the person; null while it is open @param proposedThen - when they decided, where that is known
 * @param proposed - by the page now @returns how the one stands to the other
 */
export function stanceTo<Answer>(
  decided: Answer | null,
  proposedThen: Answer | undefined,
  proposed: Answer,
): Stance {
  if (decided === null) return 'open';
  if (decided === proposed) return 'accepted';
  return decided === proposedThen ? 'outdated' : 'overruled';
}
