import { counted } from "./counted.ts";
import type { Decision, LimitName, Measure, Role, Rule, Test } from "./decision-rules.ts";
import { MEASURES, RULES, SCORE_PARTS } from "./decision-rules.ts";
import { formatRate } from "./rate.ts";

/** Null where nobody knows: no views told, no sample past its due day. */
export type Measures = Readonly<Record<Measure, number | null>>;
export type Limits = Readonly<Record<LimitName, number>>;

/** A creator as the rules see it; the scores are theirs to give. */
export interface Evidence {
  readonly stage: string;
  readonly since: string;
  readonly measures: Readonly<Record<Exclude<Measure, "demand_score" | "content_score">, number | null>>;
}

export interface Judgement {
  readonly role: Role;
  readonly decision: Decision;
  readonly reason: string;
  readonly measures: Measures;
}

/** The figure that a limit stands for. */
export function limitOf(limit: LimitName | number, limits: Limits): number {
  return typeof limit === "number" ? limit : limits[limit];
}

function scoreOf(score: "demand" | "content", { measures }: Evidence, limits: Limits): number {
  const parts = SCORE_PARTS.filter((part) => part.score === score).flatMap((part) => {
    const value = measures[part.measure as keyof Evidence["measures"]];
    if (value === null) return [];
    const full = limitOf(part.full, limits);
    return [full <= 0 ? 1 : Math.min(1, Math.max(0, value / full))];
  });
  const sum = parts.reduce((running, part) => running + part, 0);
  return parts.length === 0 ? 0 : Math.round((sum * 100) / parts.length);
}

function roleOf(measures: Measures, limits: Limits): Role {
  const sells = (measures.demand_score ?? 0) >= limits["decide.demand_score"];
  const posts = (measures.content_score ?? 0) >= limits["decide.content_score"];
  if (sells) return posts ? "both" : "demand_driver";
  return posts ? "content_asset" : "neither";
}

/** What is not known passes no test. */
function passes({ measure, is, limit }: Test, measures: Measures, limits: Limits): boolean {
  const value = measures[measure];
  if (value === null) return false;
  const figure = limitOf(limit, limits);
  if (is === "at least") return value >= figure;
  return is === "above" ? value > figure : value < figure;
}

function worded(
  rule: Rule,
  evidence: Evidence,
  measures: Measures,
  limits: Limits,
  money: (amount: number) => string,
): string {
  const texts: Readonly<Record<string, string>> = { stage: evidence.stage, since: evidence.since };
  return rule.words.replace(/\{([\w.]+)(?:\|(\w+))?\}/gu, (_, name: string, noun: string | undefined) => {
    const text = texts[name];
    if (text !== undefined) return text;
    if (name in limits) return String(limits[name as LimitName]);
    const value = measures[name as Measure] ?? 0;
    return noun === undefined ? printed(value, name as Measure, money) : counted(value, noun);
  });
}

/** A figure of a measure as people write it. */
export function printed(value: number, measure: Measure, money: (amount: number) => string): string {
  const kind = MEASURES[measure];
  if (kind === "bps") return formatRate(value);
  return kind === "money" ? money(value) : String(value);
}

/** Role and decision of a creator, with the words of the first rule that holds and its figures put in. */
export function judge(evidence: Evidence, limits: Limits, money: (amount: number) => string): Judgement {
  const measures: Measures = {
    ...evidence.measures,
    demand_score: scoreOf("demand", evidence, limits),
    content_score: scoreOf("content", evidence, limits),
  };
  const role = roleOf(measures, limits);
  const rule = RULES.find(
    ({ tests, roles, stages }) =>
      (roles === undefined || roles.includes(role)) &&
      (stages === undefined || stages.includes(evidence.stage)) &&
      tests.every((test) => passes(test, measures, limits)),
  );
  if (rule === undefined) throw new Error("no rule of decide holds");
  return {
    role,
    decision: rule.decision,
    reason: worded(rule, evidence, measures, limits, money),
    measures,
  };
}
