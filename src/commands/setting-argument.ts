import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { SettingDef } from "../core/settings.ts";
import { SETTINGS, settingOf } from "../core/settings.ts";
import { commandProblem } from "./problems.ts";

/** The setting that an argument names. @throws CannotGoOn (exit 2) naming those that there are. */
export function settingOfArgument(name: string): SettingDef {
  const setting = settingOf(name);
  if (setting !== null) return setting;
  const cure = `settings: ${SETTINGS.map((each) => each.name).join(", ")}`;
  throw new CannotGoOn(
    EXIT.refused,
    commandProblem("unknownSetting", `there is no setting "${name}"`, { cure }),
  );
}
