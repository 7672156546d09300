/** A post of a creator. */
export interface Post {
  readonly content: string;
  readonly postedOn: string;
  readonly products: ReadonlySet<string>;
}

/** What a creator owes for one delivered sample. */
export interface Obligation {
  readonly sampleRef: number;
  readonly sample: string;
  readonly shipOn: string;
  readonly deliveredOn: string;
  readonly postsDue: number;
  readonly products: readonly string[];
}

export interface Assignment {
  readonly content: string;
  readonly sampleRef: number;
  readonly postedOn: string;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function olderFirst(a: Obligation, b: Obligation): number {
  return (
    compareTexts(a.deliveredOn, b.deliveredOn) ||
    compareTexts(a.shipOn, b.shipOn) ||
    compareTexts(a.sample, b.sample)
  );
}

function sharesProduct(post: Post, obligation: Obligation): boolean {
  return obligation.products.some((product) => post.products.has(product));
}

/**
 * Gives one creator's posts, oldest first, to its obligations: to the oldest open one of a product that
 * the post shows, else to the oldest open one; only to samples shipped by the day of the post. One post
 * serves one obligation (`domain.md §8`).
 */
export function assignPosts(
  posts: readonly Post[],
  obligations: readonly Obligation[],
): readonly Assignment[] {
  const open = obligations.map((obligation) => ({ obligation, left: obligation.postsDue }));
  open.sort((a, b) => olderFirst(a.obligation, b.obligation));
  const assignments: Assignment[] = [];
  const oldestFirst = posts.toSorted(
    (a, b) => compareTexts(a.postedOn, b.postedOn) || compareTexts(a.content, b.content),
  );
  for (const post of oldestFirst) {
    const candidates = open.filter(({ obligation, left }) => left > 0 && obligation.shipOn <= post.postedOn);
    const [oldest] = candidates;
    if (oldest === undefined) continue;
    // Where there is no choice nobody asks what the post shows.
    const isChoice = candidates.length > 1;
    const chosen =
      (isChoice ? candidates.find(({ obligation }) => sharesProduct(post, obligation)) : undefined) ?? oldest;
    chosen.left -= 1;
    assignments.push({
      content: post.content,
      sampleRef: chosen.obligation.sampleRef,
      postedOn: post.postedOn,
    });
  }
  return assignments;
}
