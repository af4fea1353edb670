/** How tightly an expression binds: a list least, a letter most. */
export enum Tight {
  List = -1,
  Relation = 0,
  Sum = 1,
  Product = 2,
  Prefix = 3,
  Power = 4,
  Atom = 5,
}
