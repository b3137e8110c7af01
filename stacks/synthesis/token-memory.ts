import type { IPostProcessor, IResolvable, IResolveContext } from "cdktf";
import { DefaultTokenResolver, StringConcat } from "../../constructs/cdktf.js";

/**
 * CDKTF's resolver, with a memory for the tokens that tokens stand for. `dependsOn` makes a new token for each
 * resource, and all that wait for one namespace stand for the same token of it.
 */
export class TokenMemory extends DefaultTokenResolver {
  readonly #known = new Map<string, unknown>();

  constructor() {
    super(new StringConcat());
  }

  override resolveToken(token: IResolvable, context: IResolveContext, post: IPostProcessor): unknown {
    const inner: unknown = token.resolve(context);
    if (typeof inner !== "string" || context.iteratorContext !== undefined) {
      return post.postProcess(context.resolve(inner), context);
    }
    // How a token is written depends on where it stands; these are all the ways there are.
    const { suppressBraces, ignoreEscapes, warnEscapes } = context;
    const key = `${suppressBraces ?? false} ${ignoreEscapes ?? false} ${warnEscapes ?? false} ${inner}`;
    if (!this.#known.has(key)) this.#known.set(key, context.resolve(inner));
    return post.postProcess(this.#known.get(key), context);
  }
}
