/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether `inner` lies inside `outer`, ends included. */
export const contains = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** Whether something of one span lies inside the other. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
