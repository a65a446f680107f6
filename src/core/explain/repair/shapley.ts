/**
 * Exact Shapley values: each player's mean contribution over all orders in which the players may join.
 * phi_i = sum over S without i of |S|! (k - |S| - 1)! / k! (v(S and i) - v(S)).
 *
 * Source: Shapley 1953.
 *
 * @param players - how many, 1 to 12
 * @param worth - of each set of players, as bits: 2^k values, that of the empty set first
 * @returns one value a player; they add up to what all are worth together less what none is
 * @throws {RangeError} where there are not 2^k values
 * @example shapleyValues(2, [0, 1, 2, 5]) // [2, 3]
 */
export function shapleyValues(players: number, worth: ArrayLike<number>): Float64Array {
  if (!(players >= 1 && players <= 12) || worth.length !== 2 ** players)
    throw new RangeError(`${worth.length} sets of ${players} players`);
  // Weight of a set by its size, step by step, since factorials grow fast.
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((weights[size - 1] * size) / (players - size));
  const values = new Float64Array(players);
  for (let set = 0; set < worth.length; set++) {
    let size = 0;
    for (let player = 0; player < players; player++) size += (set >> player) & 1;
    for (let player = 0; player < players; player++)
      if (((set >> player) & 1) === 0)
        values[player] += weights[size] * (worth[set | (1 << player)] - worth[set]);
  }
  return values;
}
