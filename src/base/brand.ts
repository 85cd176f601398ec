declare const kind: unique symbol;

/**
 * A string that names one kind of thing. Plain strings (parsed at the edge) are accepted, an id of another kind is not:
 * an `Id<'payment'>` passed where an `Id<'invoice'>` is wanted does not compile.
 */
export type Id<Kind extends string> = string & { readonly [kind]?: Kind };
