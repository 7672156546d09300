import { buyer, unread } from "./columns.ts";
import type { ColumnDef } from "./importer.ts";

/**
 * The columns of order exports of all regions (`formats.md` section 1): the English header, its other
 * spellings, and the Japanese one. Every region's list has all the required ones.
 */
const ORDER: readonly ColumnDef[] = [
  { field: "order_id", headers: ["Order ID", "注文ID"], kind: "id", required: true, filled: true },
  {
    field: "order_status",
    headers: ["Order Status", "注文状況"],
    kind: "text",
    required: true,
    filled: true,
  },
  { field: "order_substatus", headers: ["Order Substatus", "注文のサブ状況"], kind: "text" },
  ...unread(
    ["Cancelation/Return Type", "Cancellation/Return Type", "キャンセル/返品のタイプ"],
    ["Normal or Pre-order", "通常の注文または予約注文"],
  ),
];

const PRODUCT: readonly ColumnDef[] = [
  { field: "sku_id", headers: ["SKU ID"], kind: "id", required: true, filled: true },
  ...unread("Barcodes"),
  { field: "seller_sku", headers: ["Seller SKU", "セラーSKU"], kind: "id" },
  { field: "product_id", headers: ["Product ID"], kind: "id" },
  { field: "product_name", headers: ["Product Name", "商品名"], kind: "text" },
  { field: "variation", headers: ["Variation", "バリエーション"], kind: "text" },
  ...unread(" Virtual Bundle Seller SKU"),
  { field: "quantity", headers: ["Quantity", "数量"], kind: "integer", required: true, filled: true },
  { field: "returned_quantity", headers: ["Sku Quantity of return", "返品済みのSKU数"], kind: "integer" },
];

const MONEY: readonly ColumnDef[] = [
  ...unread(["SKU Unit Original Price", "SKUの元の価格"]),
  {
    field: "gross",
    headers: ["SKU Subtotal Before Discount", "SKU小計（割引前）"],
    kind: "money",
    required: true,
    filled: true,
  },
  {
    field: "platform_discount",
    headers: ["SKU Platform Discount", "プラットフォームが資金提供を行うSKU割引"],
    kind: "money",
  },
  {
    field: "seller_discount",
    headers: ["SKU Seller Discount", "セラーSKU割引"],
    kind: "money",
    required: true,
  },
  ...unread(["SKU Subtotal After Discount", "SKU小計（割引後）"]),
  orderMoney("buyer_shipping_fee", "Shipping Fee After Discount", "割引後の送料"),
  ...unread(
    ["Original Shipping Fee", "元の送料"],
    ["Shipping Fee Seller Discount", "セラー送料割引"],
    "Co-Funded Shipping Fee Discount",
  ),
  orderMoney("platform_shipping_discount", "Shipping Fee Platform Discount", "プラットフォーム送料割引"),
  ...unread("Distance Shipping Fee", "Distance Fee"),
  ...unread(["Payment platform discount", "プラットフォーム割引"], "Small Order Fee", "Retail Delivery Fee"),
  ...unread("Taxes", "Buyer Service Fee", "Handling Fee", "Shipping Insurance", "Item Insurance"),
  orderMoney("order_amount", "Order Amount", "注文金額"),
  orderMoney("refund_amount", "Order Refund Amount", "注文の返金額"),
  ...unread("Dynamic Commission"),
];

const TIMES: readonly ColumnDef[] = [
  {
    field: "created_at",
    headers: ["Created Time", "注文作成時刻"],
    kind: "instant",
    required: true,
    filled: true,
    orderLevel: true,
  },
  { field: "paid_at", headers: ["Paid Time", "注文の支払い日時"], kind: "instant", orderLevel: true },
  ...unread("Ship by", ["RTS Time", "発送準備完了日時"]),
  { field: "shipped_at", headers: ["Shipped Time", "発送日時"], kind: "instant", orderLevel: true },
  { field: "delivered_at", headers: ["Delivered Time", "配達日時"], kind: "instant", orderLevel: true },
  {
    field: "cancelled_at",
    headers: ["Cancelled Time", "Canceled Time", "キャンセル日時"],
    kind: "instant",
    orderLevel: true,
  },
  ...unread(["Cancel By", "キャンセル元："], ["Cancel Reason", "キャンセル理由"]),
];

const DELIVERY: readonly ColumnDef[] = [
  { field: "fulfilment_type", headers: ["Fulfillment Type", "フルフィルメントタイプ"], kind: "text" },
  ...unread(["Warehouse Name", "倉庫名"]),
  { field: "tracking_number", headers: ["Tracking ID", "追跡ID"], kind: "id" },
  ...unread(
    ["Delivery Option Type", "配達オプションのタイプ"],
    "Delivery Option",
    ["Shipping Provider Name", "配送業者名"],
    ["Weight(kg)", "重量（kg）"],
    ["Product Category", "商品カテゴリー"],
    ["Package ID", "荷物ID"],
    ["Seller Note", "セラーメモ"],
    ["Combined Listing", "統合リスト"],
  ),
];

const BUYER: readonly ColumnDef[] = [
  ...buyer(["Buyer Message", "カスタマーからのメッセージ"], "Buyer Nickname"),
  {
    field: "buyer_username",
    headers: ["Buyer Username", "カスタマーのユーザー名"],
    kind: "text",
    personal: "sample_orders",
  },
  ...buyer(["Recipient", "受取人"], "名", "姓", ["Phone #", "電話番号"]),
  ...buyer(["Country", "国"], ["Zipcode", "Zip Code", "郵便番号"]),
  ...buyer(["State", "都道府県"], ["City", "市区町村"], "町名"),
  ...buyer(["Address Line 1", "詳細住所1"], ["Address Line 2", "詳細住所2"], "Delivery Instruction"),
  ...buyer("Region", "Province", "Regency and City", "Municipality", "District", "Districts", "Commune"),
  ...buyer("Villages", "Barangay", "Detail Address", "Additional address information"),
  ...buyer(["Payment Method", "支払い方法"], ["Shipping Information", "配送先情報"]),
  ...buyer("Request Tax Invoice", "Tax Info - Buyer Tax ID", "Tax Info - Type"),
  ...buyer("Tax Info - Full Name of Buyer", "Tax Info - Email", "Tax Info - Phone Number"),
  ...buyer("Tax Info - Registered Address", "Tax Info - Address Type"),
];

const CHANNEL: readonly ColumnDef[] = [
  ...unread("Purchase Channel", "Tokopedia Invoice Number", "Checked Status", "Checked Marked by"),
  ...unread("Order Channel"),
  { field: "creator_handle", headers: ["Creator Handle"], kind: "handle" },
];

/** An amount of the order that every one of its lines repeats. */
function orderMoney(field: string, ...headers: readonly string[]): ColumnDef {
  return { field, headers, kind: "money", required: true, orderLevel: true };
}

export const ORDER_COLUMNS: readonly ColumnDef[] = [
  ...ORDER,
  ...PRODUCT,
  ...MONEY,
  ...TIMES,
  ...DELIVERY,
  ...BUYER,
  ...CHANNEL,
];
