import { readLink } from "./link.ts";

/** What may be wrong with a post, held against the brief that was in force. */
export type PostFault = "wrong_product" | "wrong_link" | "wrong_account";

/** What a post shows, and what was asked for. */
export interface PostAgainstBrief {
  readonly content: string;
  /** Products that it shows; empty: nobody knows. */
  readonly products: readonly string[];
  /** Handles that its link and its sales name. */
  readonly handles: readonly string[];
  /** Handles of the creator who owes it. */
  readonly ownHandles: readonly string[];
  /** Product of the brief; null: of none. */
  readonly briefProduct: string | null;
  readonly briefLink: string | null;
}

/** The product in an address of a product's page. */
const PRODUCT = /\/product\/(\d{6,25})(?:[/?]|$)/u;

/**
 * A post tells which products it sells and where it stands, but no address that it carries. So a brief's link is held
 * against what the link itself names: a product, a video or an account. Any other address cannot be checked.
 */
function hasWrongLink({ briefLink, content, products, handles }: PostAgainstBrief): boolean {
  const asked = briefLink === null ? null : readLink(briefLink);
  if (asked === null) return false;
  const product = PRODUCT.exec(asked.link)?.[1];
  if (product !== undefined) return products.length > 0 && !products.includes(product);
  if (asked.contentId !== null) return asked.contentId !== content;
  return asked.handle !== null && handles.length > 0 && !handles.includes(asked.handle);
}

/** What is wrong with a post; what nobody knows is not wrong (`domain.md §10`). */
export function faultsOfPost(post: PostAgainstBrief): readonly PostFault[] {
  const { products, handles, ownHandles, briefProduct } = post;
  const faults: PostFault[] = [];
  if (briefProduct !== null && products.length > 0 && !products.includes(briefProduct))
    faults.push("wrong_product");
  if (hasWrongLink(post)) faults.push("wrong_link");
  if (handles.some((handle) => !ownHandles.includes(handle))) faults.push("wrong_account");
  return faults;
}
