-- scope: sheets
-- A calendar month that has a fact of ad spend: what settlements took for ads then is its payment, not more cost.
CREATE TABLE reported_ads_month (month TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO reported_ads_month
WITH RECURSIVE span AS (
  SELECT substr(from_day, 1, 7) AS month, substr(to_day, 1, 7) AS last FROM ad_spend_sheet
  WHERE from_day <= (SELECT as_of FROM context)
  UNION
  SELECT strftime('%Y-%m', month || '-01', '+1 month'), last FROM span WHERE month < last
)
SELECT month FROM span;
