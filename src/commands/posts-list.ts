import { postsTable } from "../reports/posts-list.ts";
import { checkedPosts } from "../store/queries/post-checks.ts";
import { allPosts } from "../store/queries/posts-list.ts";
import { obligationsOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ONE_CREATOR_OPTION, oneCreator } from "./creator-option.ts";

export const postsList: CommandDef = {
  arguments: [],
  options: [ONE_CREATOR_OPTION],
  report: false,
  rows: true,
  examples: ["creatorops posts list --creator @demo.maya"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { asOf, ledger } = start;
    obligationsOn(ledger.db, asOf);
    const creator = oneCreator(ledger, input);
    return reportResult(start, postsTable(allPosts(ledger.db), checkedPosts(ledger.db, creator), creator));
  },
};
