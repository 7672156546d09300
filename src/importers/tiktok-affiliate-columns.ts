import { unread } from "./columns.ts";
import type { ColumnDef } from "./importer.ts";

/**
 * The columns of the seller's affiliate export (`formats.md` section 2): the English header, the
 * Indonesian ones and the Vietnamese one. Half of a translated file keeps English headers.
 */
const SALE: readonly ColumnDef[] = [
  {
    field: "order_id",
    headers: ["Order ID", "ID Pesanan", "ID đơn hàng"],
    kind: "id",
    required: true,
    filled: true,
  },
  ...unread("Payment Order ID"),
  { field: "product_id", headers: ["Product ID", "ID Produk", "ID sản phẩm"], kind: "id" },
  ...unread(["Product Name", "Produk", "Tên sản phẩm"]),
  // "SKU" alone is the name of the variation.
  ...unread("Sku"),
  { field: "sku_id", headers: ["SKU ID", "ID Sku"], kind: "id", required: true, filled: true },
  ...unread(["Seller Sku", "Penjual Sku", "Sku người bán"], ["Price", "Harga", "Giá"]),
  { field: "payment_amount", headers: ["Payment Amount"], kind: "money" },
  { field: "currency", headers: ["Currency", "Mata Uang", "Đơn vị tiền tệ"], kind: "currency" },
  { field: "quantity", headers: ["Quantity", "Kuantitas", "Số lượng"], kind: "integer" },
  ...unread(["Fully returned or refunded", "Pengembalian Barang Atau Dana"]),
  ...unread(["Pengembalian barang", "Trả hàng & hoàn tiền"], ["Pengembalian dana", "Hoàn tiền"]),
  ...unread(["Payment method", "Metode Pembayaran", "Phương thức thanh toán"]),
  {
    field: "order_status",
    headers: ["Order Status", "Status Pesanan", "Trạng thái đơn hàng"],
    kind: "text",
    required: true,
    filled: true,
  },
];

const CREATOR: readonly ColumnDef[] = [
  {
    field: "creator_handle",
    headers: ["Creator Username", "Nama pengguna kreator", "Tên người dùng nhà sáng tạo"],
    kind: "handle",
    required: true,
  },
  ...unread("Creator Region"),
  { field: "content_type", headers: ["Content Type", "Jenis Konten", "Loại nội dung"], kind: "text" },
  { field: "content_id", headers: ["Content ID", "ID Konten", "Id nội dung"], kind: "id" },
  ...unread("commission model", "agreement_type"),
];

const MONEY: readonly ColumnDef[] = [
  rate("standard_rate", "Standard commission rate", "Persentase komisi standar", "Tỷ lệ hoa hồng tiêu chuẩn"),
  money("estimated_base", "Est. Commission Base", "Est. Acuan Komisi", "Cơ sở hoa hồng ước tính"),
  money(
    "estimated_standard",
    "Est. standard commission payment",
    "Perkiraan pembayaran komisi standar",
    "Thanh toán hoa hồng tiêu chuẩn ước tính",
  ),
  money("actual_base", "Actual Commission Base", "Acuan Komisi Aktual", "Cơ sở hoa hồng thực tế"),
  money(
    "actual_standard",
    "Actual Commission Payment",
    "Pembayaran Komisi Aktual",
    "Thanh toán hoa hồng thực tế",
  ),
  rate(
    "ads_rate",
    "Shop Ads commission rate",
    "Persentase komisi Iklan Toko",
    "Persentase komisi Iklan Belanja",
    "Tỷ lệ hoa hồng Quảng cáo cửa hàng",
  ),
  money(
    "estimated_ads",
    "Est. Shop Ads commission payment",
    "Perkiraan pembayaran komisi Iklan Toko",
    "Perkiraan pembayaran komisi Iklan Belanja",
    "Thanh toán hoa hồng Quảng cáo cửa hàng ước tính",
  ),
  money(
    "actual_ads",
    "Actual Shop Ads commission payment",
    "Pembayaran komisi Iklan Toko aktual",
    "Pembayaran komisi Iklan Belanja aktual",
    "Thanh toán hoa hồng Quảng cáo cửa hàng thực tế",
  ),
  money(
    "estimated_bonus",
    "Est. co-funded creator bonus",
    "Perkiraan bonus yang ditanggung bersama untuk kreator",
    "Thưởng đồng chi trả cho nhà sáng tạo ước tính",
  ),
  money(
    "actual_bonus",
    "Actual co-funded creator bonus",
    "Bonus sebenarnya yang ditanggung bersama untuk kreator",
    "Thưởng đồng chi trả cho nhà sáng tạo thực tế",
  ),
  // The creator's own tax, withheld from the commission: the seller owes the whole amount all the same.
  ...unread("Tỷ lệ khấu trừ Thuế TNCN", "Thuế TNCN ước tính", "Thuế TNCN thực tế"),
  // What a partner gets beside the creator; few files have it, and none its actual amount.
  { field: "estimated_partner", headers: ["Est. Commission for Affiliate Partner"], kind: "money" },
];

const TIMES: readonly ColumnDef[] = [
  {
    field: "created_at",
    headers: ["Time Created", "Waktu Dibuat", "Thời gian đã tạo"],
    kind: "instant",
    required: true,
  },
  {
    field: "paid_at",
    headers: ["Payment time", "Waktu Pembayaran", "Thời gian thanh toán"],
    kind: "instant",
  },
  ...unread(["Waktu Pesanan Siap Dikirim", "Thời gian sẵn sàng vận chuyển"]),
  { field: "delivered_at", headers: ["Order Delivery Time"], kind: "instant" },
  ...unread(["Waktu Pesanan Selesai", "Thời gian hoàn thành đơn hàng"]),
  {
    field: "commission_paid_at",
    headers: ["Time Commission Paid", "Waktu Komisi Dibayar", "Thời gian hoa hồng đã thanh toán"],
    kind: "instant",
  },
  ...unread("Platform"),
];

function money(field: string, ...headers: readonly string[]): ColumnDef {
  return { field, headers, kind: "money", required: true };
}

function rate(field: string, ...headers: readonly string[]): ColumnDef {
  return { field, headers, kind: "rate" };
}

export const AFFILIATE_COLUMNS: readonly ColumnDef[] = [...SALE, ...CREATOR, ...MONEY, ...TIMES];
