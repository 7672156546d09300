import { visible } from "../render/visible.ts";

export interface Question {
  readonly message: string;
  readonly default?: string;
  readonly choices?: readonly string[];
}

/**
 * Asks a person, on stderr, so that stdout stays the answer. Ctrl-C rejects with inquirer's
 * `ExitPromptError`. The caller has made sure that stdin and stderr are terminals.
 */
export async function askOnTerminal(question: Question): Promise<string> {
  // An ES module, which CommonJS can only import where it runs (bundle.js).
  const { default: inquirer } = await import("inquirer");
  const prompt = inquirer.createPromptModule({ input: process.stdin, output: process.stderr });
  const message = visible(question.message);
  const preset = question.default === undefined ? {} : { default: question.default };
  const { answer } = await (question.choices === undefined
    ? prompt<{ answer: string }>([{ type: "input", name: "answer", message, ...preset }])
    : prompt<{ answer: string }>([
        { type: "select", name: "answer", message, choices: choicesOf(question.choices), ...preset },
      ]));
  return answer;
}

function choicesOf(choices: readonly string[]): { name: string; value: string }[] {
  return choices.map((choice) => ({ name: visible(choice), value: choice }));
}
