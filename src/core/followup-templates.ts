import type { FollowupReason } from "./followup-rules.ts";

/** What is drafted unless the user has a template of that name. */
export const FOLLOWUP_TEMPLATES: Readonly<Record<FollowupReason, string>> = {
  overdue: `Hi {name},

your post about {product} was due on {due_on}, and I have not seen it yet. Did something come up, or did the sample never arrive?
Tell me which day works for you, and I will note it.

{shop}
`,
  late: `Hi {name},

just a nudge: your post about {product} was due on {due_on}. If the sample has not arrived, tell me; otherwise, when can we look forward to it?

{shop}
`,
  delivered_near_due: `Hi {name},

I hope you like {product}. Your post is due on {due_on}: is there anything you need for it?

{shop}
`,
  terms_agreed_no_sample: `Hi {name},

glad to have you with us at {rate}. Your sample is next: is there a product you would like best, and is your address in TikTok Shop up to date?

{shop}
`,
  no_answer: `Hi {name},

I wrote to you a few days ago: we would like to work with you, and think that our products suit your {niche} videos. Would you like to try one?

{shop}
`,
  due_better_rate: `Hi {name},

your videos do very well for us, thank you! You are at {rate} today, and I would like to talk about a better one. When does it suit you?

{shop}
`,
  posted_never_thanked: `Hi {name},

thank you for your post! It means a lot to us. Is there anything you need for the next one?

{shop}
`,
};
