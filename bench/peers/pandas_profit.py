"""Net profit of an order export, an affiliate export and a cost sheet: the sums of profit.sql with pandas."""

import json
import sys

import pandas

orders_path, affiliate_path, costs_path = sys.argv[1:4]


def cents(column):
    return (pandas.to_numeric(column, errors="coerce") * 100).round()


def whole_cents(column):
    return cents(column).fillna(0).astype("int64")


def read(path, columns):
    return pandas.read_csv(path, dtype=str, usecols=columns, keep_default_na=False, encoding="utf-8-sig")


def day(column):
    return pandas.to_datetime(column.str.slice(0, 10), format="%m/%d/%Y", errors="coerce")


def with_cost(rows, on):
    """The latest cost from the day or before it."""
    costs = read(costs_path, ["sku", "unit_cost", "from"])
    costs["from"] = pandas.to_datetime(costs["from"])
    costs["unit_cost"] = whole_cents(costs["unit_cost"])
    rows = rows.sort_values(on)
    return pandas.merge_asof(
        rows, costs.sort_values("from"), left_on=on, right_on="from", left_by="Seller SKU", right_by="sku"
    )


def allocate(lines, amount, name):
    """Floors by net sales, then a unit each to the largest remainders, ties to the lower SKU id."""
    product = lines[amount] * lines["net_sales"]
    lines[name] = product // lines["order_net_sales"]
    lines["rest"] = product % lines["order_net_sales"]
    left = lines[amount] - lines.groupby("Order ID")[name].transform("sum")
    ordered = lines.sort_values(["rest", "SKU ID"], ascending=[False, True])
    lines[name] += (ordered.groupby("Order ID").cumcount().reindex(lines.index) < left).astype("int64")


lines = read(
    orders_path,
    [
        "Order ID", "Order Status", "SKU ID", "Seller SKU", "Quantity", "SKU Subtotal Before Discount",
        "SKU Seller Discount", "Shipping Fee After Discount", "Order Amount", "Order Refund Amount", "Created Time",
        "Paid Time", "Shipped Time",
    ],
)  # fmt: skip
lines = lines[~lines["Order ID"].str.startswith("Platform")].copy()
lines["Order ID"] = lines["Order ID"].str.rstrip("\t")
lines["SKU ID"] = lines["SKU ID"].str.rstrip("\t")
lines["quantity"] = lines["Quantity"].astype("int64")
lines["gross"] = whole_cents(lines["SKU Subtotal Before Discount"])
lines["net_sales"] = lines["gross"] - whole_cents(lines["SKU Seller Discount"])
lines["shipping_fee"] = whole_cents(lines["Shipping Fee After Discount"])
lines["amount"] = whole_cents(lines["Order Amount"])
lines["refund"] = whole_cents(lines["Order Refund Amount"])
lines["ordered_on"] = day(lines["Created Time"])
lines["shipped_on"] = day(lines["Shipped Time"])
lines["order_net_sales"] = lines.groupby("Order ID")["net_sales"].transform("sum")
is_cancelled = lines["Order Status"] == "Canceled"
is_sample = (lines["net_sales"] != 0).groupby(lines["Order ID"]).transform("max") == 0
is_paid = (lines["Paid Time"].str.strip() != "") | (lines["Order Status"] != "Unpaid")

samples = with_cost(lines[is_sample & ~is_cancelled & lines["shipped_on"].notna()], "shipped_on")
sample_cost = int((samples["unit_cost"].fillna(0) * samples["quantity"]).sum())

sold = with_cost(lines[is_paid & ~is_cancelled & ~is_sample], "ordered_on")
product = sold["refund"] * sold["order_net_sales"]
sold["order_refund"] = ((2 * product + sold["amount"]) // (2 * sold["amount"])).where(
    sold["refund"] < sold["amount"], sold["order_net_sales"]
)
sold.loc[sold["refund"] == 0, "order_refund"] = 0
allocate(sold, "order_refund", "refunds")
allocate(sold, "shipping_fee", "buyer_shipping")
net_revenue = sold["net_sales"] - sold["refunds"]
fees = ((net_revenue + sold["buyer_shipping"]) * 600 + 5000) // 10000
refund_fees = ((sold["refunds"] * 600 + 5000) // 10000 * 2000 + 5000) // 10000

rows = read(
    affiliate_path,
    [
        "Order ID", "SKU ID", "Order Status", "Est. standard commission payment", "Actual Commission Payment",
        "Est. Shop Ads commission payment", "Actual Shop Ads commission payment",
    ],
)  # fmt: skip
standard = cents(rows["Actual Commission Payment"]).fillna(cents(rows["Est. standard commission payment"]))
ads = cents(rows["Actual Shop Ads commission payment"]).fillna(cents(rows["Est. Shop Ads commission payment"]))
rows["commission"] = (standard.fillna(0) + ads.fillna(0)).where(rows["Order Status"] != "Ineligible", 0)
charged = sold.merge(rows[["Order ID", "SKU ID", "commission"]], on=["Order ID", "SKU ID"], how="left")

totals = {
    "creator": "(total)",
    "orders": int(sold["Order ID"].nunique()),
    "units": int(sold["quantity"].sum()),
    "gross": int(sold["gross"].sum()),
    "seller_discount": int((sold["gross"] - sold["net_sales"]).sum()),
    "refunds": int(sold["refunds"].sum()),
    "net_revenue": int(net_revenue.sum()),
    "cogs": int((sold["unit_cost"].fillna(0) * sold["quantity"]).sum()),
    "platform_fees": int(fees.where(net_revenue > 0, 0).sum() + refund_fees.sum()),
    "commission": int(charged["commission"].fillna(0).sum()),
    "sample_cost": sample_cost,
}
spent = sum(totals[name] for name in ("cogs", "platform_fees", "commission", "sample_cost"))
totals["net_profit"] = totals["net_revenue"] - spent
print(json.dumps([totals]))
