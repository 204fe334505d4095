/** A read was refused: in the picture that was read, a guard was not as it was said to be. Whatever was worked out from it has to be anew. */
export class GuardMoved extends Error {
  override readonly name = 'GuardMoved';

  constructor() {
    super('what this read relies on has changed');
  }
}
