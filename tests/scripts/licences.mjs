// Licences as crates and packages state them: SPDX expressions, and the older `MIT/Apache-2.0`.

/** Whether an expression can be met with the `allowed` licences alone. */
export function isAllowed(expression, allowed) {
  const tokens = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] !== '(') {
      const length = tokens[at + 1] === 'WITH' ? 3 : 1;
      at += length;
      return allowed.includes(tokens.slice(at - length, at).join(' '));
    }
    at += 1;
    const inner = either();
    at += 1;
    return inner;
  };
  const both = () => {
    let met = one();
    while (tokens[at] === 'AND') {
      at += 1;
      met = one() && met;
    }
    return met;
  };
  const either = () => {
    let met = both();
    while (tokens[at] === 'OR') {
      at += 1;
      met = both() || met;
    }
    return met;
  };
  return either() && at === tokens.length;
}
