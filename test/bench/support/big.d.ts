// What the benches use of big.js, which brings no types.
declare module 'big.js' {
  class Big {
    static readonly roundHalfUp: 1;
    constructor(value: number | string);
    times(by: number): Big;
    div(by: number): Big;
    round(decimals: number, mode: number): Big;
    toNumber(): number;
  }

  export { Big };
}
