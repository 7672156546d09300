import { allocate, share, sum } from "./arithmetic.ts";
import type { Order } from "./facts.ts";
import { netSales } from "./facts.ts";

const ofExport = ({ lines }: Order): number[] => lines.map((line) => line.returned_quantity);

/**
 * What is refunded of each line of an order, in the order of its lines (`domain.md §5`, Refunds);
 * `back` are the units of each that came back.
 */
export function refundsOf(order: Order, back: readonly number[] = ofExport(order)): number[] {
  const { head, lines } = order;
  const R = head.refund_amount ?? 0;
  const A = head.order_amount ?? 0;
  const net = lines.map(netSales);
  const nothing = back.every((units) => units === 0);
  if (R === 0 && nothing) return lines.map(() => 0);
  const everything = lines.every((line, index) => back[index]! >= line.quantity);
  if (A === 0 || R >= A || everything) return net;
  const N = share(R, sum(net), A);
  const returned = lines.map((line, index) =>
    back[index]! > 0 ? share(net[index]!, back[index]!, line.quantity) : 0,
  );
  const rest = N - sum(returned);
  if (rest <= 0) return returned;
  const isOther = back.map((units) => units === 0);
  const otherWeights = net.map((amount, index) => (isOther[index] ? amount : 0));
  const toOthers = Math.min(rest, sum(otherWeights));
  const room = net.map((amount, index) => (isOther[index] ? 0 : amount - returned[index]!));
  const others = toOthers === 0 ? net.map(() => 0) : allocate(toOthers, otherWeights);
  const left = rest - toOthers;
  const toReturned = left === 0 ? net.map(() => 0) : allocate(left, room);
  return returned.map((amount, index) => amount + others[index]! + toReturned[index]!);
}
