-- The whole record as known just after operation $upto, with row numbers in place of ids. Rows stand in an order
-- that the random ids have no part in, so that the same facts always give the same tables. The entries that
-- create tables are run first. A noun without an entry of its own is read by its fields.

-- name: number
CREATE TEMP TABLE {noun}_number AS
SELECT
  *,
  CAST(row_number() OVER (ORDER BY {order}, id) - 1 AS INTEGER) AS row
FROM {noun}_as_known($upto) AS entry
WHERE {condition};

-- name: tie_number
CREATE TEMP TABLE tie_number AS
SELECT
  tie.id,
  tie.key,
  source.row AS source,
  target.row AS target,
  tie.kind,
  tie.directed,
  CAST(
    row_number() OVER (ORDER BY source.row, target.row, tie.kind, tie.directed, tie.id) - 1 AS INTEGER
  ) AS row
FROM tie_as_known($upto) AS tie
JOIN actor_number AS source ON source.id = tie.source
JOIN actor_number AS target ON target.id = tie.target;

-- name: tie
SELECT key, source, target, kind, directed
FROM tie_number
ORDER BY row;

-- name: first_written
CREATE TEMP TABLE first_written AS
SELECT
  first.id,
  CAST(make_timestamp(epoch_us(arg_min(operation.recorded_at, first.version))) AS DATE) AS on_day
FROM spell_as_known($upto) AS spell
JOIN spell_log AS first ON first.id = spell.id
JOIN operation ON operation.seq = first.seq
WHERE spell.origin IN ('found', 'unknown')
  AND spell.recorded_on IS NULL
GROUP BY first.id;

-- name: spell
SELECT
  tie.row AS tie,
  spell.start,
  spell."end",
  CAST(spell.strength AS DOUBLE) AS strength,
  spell.origin,
  spell."precision",
  coalesce(spell.recorded_on, first_written.on_day) AS recorded_on
FROM spell_as_known($upto) AS spell
JOIN tie_number AS tie ON tie.id = spell.tie
LEFT JOIN first_written ON first_written.id = spell.id
ORDER BY tie.row, spell.start NULLS FIRST, spell."end";

-- name: pair_flag
-- A flag that was set since holds over everything that is shown, the record as it was known before it too.
SELECT a.row AS a, b.row AS b, flagged.flag, flagged.start, flagged."end"
FROM (
  SELECT a, b, flag, start, "end"
  FROM pair_flag_as_known($upto)
  UNION
  SELECT a, b, flag, start, "end"
  FROM pair_flag
) AS flagged
JOIN actor_number AS a ON a.id = flagged.a
JOIN actor_number AS b ON b.id = flagged.b
ORDER BY a.row, b.row, flagged.flag, flagged.start NULLS FIRST, flagged."end" NULLS FIRST;
