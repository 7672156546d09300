/** A number with its noun: `1 order`, `2 orders`; `many` where an s does not do. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
