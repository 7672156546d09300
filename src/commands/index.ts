// oxlint-disable max-lines -- the table of contents: some lines for each command, in one place.
import type { CommandGroup } from "./command.ts";

/** The table of contents of the tool, in the order of the help. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    title: "Start",
    commands: [
      {
        path: "init",
        summary: "make a ledger for one shop",
        load: async () => (await import("./init.ts")).init,
      },
      {
        path: "demo",
        summary: "build a ledger from the sample shop and show the three tables",
        load: async () => (await import("./demo.ts")).demo,
      },
      {
        path: "doctor",
        summary: "what is wrong with the installation, the ledger and its imports",
        load: async () => (await import("./doctor.ts")).doctor,
      },
    ],
  },
  {
    title: "Data in",
    commands: [
      {
        path: "import",
        summary: "load exports and sheets, each recognised by its headers",
        load: async () => (await import("./import.ts")).importFiles,
      },
      {
        path: "sources list",
        summary: "the formats that import knows, and where the files come from",
        load: async () => (await import("./sources-list.ts")).sourcesList,
      },
      {
        path: "sources show",
        summary: "the columns of one format: headers, what is required, what is kept",
        load: async () => (await import("./sources-show.ts")).sourcesShow,
      },
      {
        path: "mapping list",
        summary: "saved profiles of files with unknown headers",
        load: async () => (await import("./mapping-list.ts")).mappingList,
      },
      {
        path: "mapping show",
        summary: "one profile: which column is which field, and what it remembers",
        load: async () => (await import("./mapping-show.ts")).mappingShow,
      },
      {
        path: "mapping new",
        summary: "say which column of a file is which, and save it; asks on a terminal",
        load: async () => (await import("./mapping-new.ts")).mappingNew,
      },
      {
        path: "mapping rm",
        summary: "remove a profile; imports undo brings it back",
        load: async () => (await import("./mapping-rm.ts")).mappingRm,
      },
      {
        path: "imports list",
        summary: "every change of the ledger: imports and edits",
        load: async () => (await import("./imports-list.ts")).importsList,
      },
      {
        path: "imports show",
        summary: "one change: its file, counts and days",
        load: async () => (await import("./imports-show.ts")).importsShow,
      },
      {
        path: "imports rejected",
        summary: "the rows that an import rejected, and why",
        load: async () => (await import("./imports-rejected.ts")).importsRejected,
      },
      {
        path: "imports undo",
        summary: "take a change out, whichever it is; its file can be imported again",
        load: async () => (await import("./imports-undo.ts")).importsUndo,
      },
    ],
  },
  {
    title: "Reconcile",
    commands: [
      {
        path: "reconcile",
        summary: "who gets each order, and what is left open",
        load: async () => (await import("./reconcile.ts")).reconcile,
      },
      {
        path: "review",
        summary: "settle what is open: asks item by item, or by a file with --export and --apply",
        load: async () => (await import("./review.ts")).review,
      },
      {
        path: "explain",
        summary: "an order, a creator, a sample or a cell of profit: each number with its formula and file",
        load: async () => (await import("./explain.ts")).explain,
      },
      {
        path: "audit",
        summary: "commission charged against the agreed terms, and what to dispute",
        load: async () => (await import("./audit.ts")).audit,
      },
    ],
  },
  {
    title: "Reports",
    commands: [
      {
        path: "pipeline",
        summary: "how many creators are at each stage, and who is stuck",
        load: async () => (await import("./pipeline.ts")).pipeline,
      },
      {
        path: "overdue",
        summary: "creators who have the sample and owe the post",
        load: async () => (await import("./overdue.ts")).overdue,
      },
      {
        path: "profit",
        summary: "net profit by creator, tied out to the shop's total",
        load: async () => (await import("./profit.ts")).profit,
      },
      {
        path: "samples report",
        summary: "how samples became posts and sales, and what they returned",
        load: async () => (await import("./samples-report.ts")).samplesReport,
      },
      {
        path: "posts report",
        summary: "what each post was seen, clicked and bought, and what its ads cost",
        load: async () => (await import("./posts-report.ts")).postsReport,
      },
      {
        path: "cohorts",
        summary: "creators by the month of their first sample, and when it paid back",
        load: async () => (await import("./cohorts.ts")).cohorts,
      },
      {
        path: "diff",
        summary: "why net profit changed between two periods, or since an import",
        load: async () => (await import("./diff.ts")).diff,
      },
      {
        path: "followups",
        summary: "whom to write to today, with the drafted text; nothing is ever sent",
        load: async () => (await import("./followups.ts")).followups,
      },
      {
        path: "decide",
        summary: "who merits product, a rate or a retainer, by rules that it prints",
        load: async () => (await import("./decide.ts")).decide,
      },
    ],
  },
  {
    title: "Registry",
    commands: [
      {
        path: "creators list",
        summary: "who there is: niche, tags, stage, followers, orders and revenue",
        load: async () => (await import("./creators-list.ts")).creatorsList,
      },
      {
        path: "creators show",
        summary: "one creator from first word to last order, on one time line",
        load: async () => (await import("./creators-show.ts")).creatorsShow,
      },
      {
        path: "creators find",
        summary: "creators by niche, audience, tag, stage, sales or silence",
        load: async () => (await import("./creators-find.ts")).creatorsFind,
      },
      {
        path: "creators set",
        summary: "name, niche, region, e-mail, tags or owner of a creator",
        load: async () => (await import("./creators-set.ts")).creatorsSet,
      },
      {
        path: "creators merge",
        summary: "two handles are one creator: all of the first goes to the second",
        load: async () => (await import("./creators-merge.ts")).creatorsMerge,
      },
      {
        path: "creators rename",
        summary: "a creator is called otherwise from a day on",
        load: async () => (await import("./creators-rename.ts")).creatorsRename,
      },
      {
        path: "keys list",
        summary: "codes, links, handles and other keys of creators, and who else claims them",
        load: async () => (await import("./keys-list.ts")).keysList,
      },
      {
        path: "keys add",
        summary: "give a creator a key, from a day on; --move takes it from who has it",
        load: async () => (await import("./keys-add.ts")).keysAdd,
      },
      {
        path: "keys remove",
        summary: "take a key out; a sheet that still lists it does not bring it back",
        load: async () => (await import("./keys-remove.ts")).keysRemove,
      },
      {
        path: "terms list",
        summary: "what is agreed with whom, since when, and what ends soon",
        load: async () => (await import("./terms-list.ts")).termsList,
      },
      {
        path: "terms add",
        summary: "what is agreed with a creator from a day on; earlier orders keep theirs",
        load: async () => (await import("./terms-add.ts")).termsAdd,
      },
      {
        path: "log",
        summary: "a message, an answer or another event of a creator",
        load: async () => (await import("./log.ts")).log,
      },
      {
        path: "costs list",
        summary: "what each SKU costs, since when",
        load: async () => (await import("./costs-list.ts")).costsList,
      },
      {
        path: "costs add",
        summary: "what a SKU costs from a day on; earlier orders keep theirs",
        load: async () => (await import("./costs-add.ts")).costsAdd,
      },
      {
        path: "fees list",
        summary: "flat fees, retainers and bonuses: agreed, due, paid, open",
        load: async () => (await import("./fees-list.ts")).feesList,
      },
      {
        path: "fees add",
        summary: "a fee that is owed to a creator, or that it is paid",
        load: async () => (await import("./fees-add.ts")).feesAdd,
      },
      {
        path: "briefs list",
        summary: "what creators were asked for",
        load: async () => (await import("./briefs-list.ts")).briefsList,
      },
      {
        path: "briefs add",
        summary: "what a creator is asked for: product, days, link, code",
        load: async () => (await import("./briefs-add.ts")).briefsAdd,
      },
      {
        path: "samples list",
        summary: "every sample: where it stands, when its post is due, what it costs",
        load: async () => (await import("./samples-list.ts")).samplesList,
      },
      {
        path: "samples add",
        summary: "a sample for a creator: asked for, or sent",
        load: async () => (await import("./samples-add.ts")).samplesAdd,
      },
      {
        path: "samples set",
        summary: "what became of a sample, and when: delivered, lost, posted",
        load: async () => (await import("./samples-set.ts")).samplesSet,
      },
      {
        path: "posts list",
        summary: "every post, and the sample that it answers",
        load: async () => (await import("./posts-list.ts")).postsList,
      },
      {
        path: "posts add",
        summary: "a post by its link, or that it is approved",
        load: async () => (await import("./posts-add.ts")).postsAdd,
      },
    ],
  },
  {
    title: "Ledger",
    commands: [
      {
        path: "query",
        summary: "ask the ledger in SQL; it can only read",
        load: async () => (await import("./query.ts")).query,
      },
      {
        path: "config list",
        summary: "the settings of the ledger",
        load: async () => (await import("./config-list.ts")).configList,
      },
      {
        path: "config get",
        summary: "one setting",
        load: async () => (await import("./config-get.ts")).configGet,
      },
      {
        path: "config set",
        summary: "change a setting, from a day on where it changes money",
        load: async () => (await import("./config-set.ts")).configSet,
      },
    ],
  },
];
