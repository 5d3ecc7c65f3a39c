-- Whom a viewer may see: what was said and counts today, and what hangs on those who are not to be seen.

-- name: said
SELECT actor, purpose, state
FROM consent
WHERE coalesce(start, DATE '-infinity') <= $today
  AND coalesce("end", DATE 'infinity') > $today
ORDER BY actor, purpose;

-- name: everybody
-- Numbered within their kind in the order in which they came, so that nobody's number ever changes.
WITH told AS (
  SELECT id, coalesce(arg_max(kind, version), '') AS kind, min(seq) AS first
  FROM actor_log
  GROUP BY id
)
SELECT id, kind, row_number() OVER (PARTITION BY kind ORDER BY first, id) AS number
FROM told
ORDER BY id;

-- name: names
SELECT DISTINCT id, key, label
FROM actor_log
WHERE id IN (SELECT unnest($ids::UUID[]))
ORDER BY id, key, label;

-- name: of_nobody_seen
-- The moves of which every maker is absent.
SELECT move
FROM {moves_parts}
WHERE role = 'maker'
GROUP BY move
HAVING bool_and(actor IN (SELECT unnest($absent::UUID[])))
ORDER BY move;

-- name: pointing
SELECT DISTINCT id
FROM {noun}_log
WHERE {field} IN (SELECT unnest($ids::UUID[]))
ORDER BY id;

-- name: absent_actor
CREATE TEMP TABLE absent_actor AS
SELECT unnest($absent::UUID[]) AS id;

-- name: coded_actor
CREATE TEMP TABLE coded_actor AS
SELECT
  unnest($coded::UUID[]) AS id,
  unnest($codes::VARCHAR[]) AS code;

-- name: absent_move
CREATE TEMP TABLE absent_move AS
SELECT unnest($moves::UUID[]) AS id;

-- name: actor_number
CREATE TEMP TABLE actor_number AS
SELECT
  actor.* REPLACE (
    coalesce(coded_actor.code, actor.key) AS key,
    CASE WHEN coded_actor.id IS NULL THEN actor.label END AS label,
    CASE WHEN coded_actor.id IS NULL THEN actor.service END AS service,
    CASE WHEN coded_actor.id IS NULL THEN actor.statutory END AS statutory,
    CASE WHEN coded_actor.id IS NULL THEN actor.age_band END AS age_band,
    CASE WHEN coded_actor.id IS NULL THEN actor.attributes END AS attributes
  ),
  CAST(
    row_number() OVER (ORDER BY coalesce(coded_actor.code, actor.key), actor.id) - 1 AS INTEGER
  ) AS row
FROM actor_as_known($upto) AS actor
LEFT JOIN coded_actor ON coded_actor.id = actor.id
ANTI JOIN absent_actor ON absent_actor.id = actor.id;

-- name: move_number
CREATE TEMP TABLE move_number AS
SELECT
  move.*,
  CAST(row_number() OVER (ORDER BY move.date, move.key, move.id) - 1 AS INTEGER) AS row
FROM move_as_known($upto) AS move
ANTI JOIN absent_move ON absent_move.id = move.id;

-- name: rows_of
SELECT row
FROM actor_number
WHERE id IN (SELECT unnest($ids::UUID[]))
ORDER BY row;

-- name: moves_made_by
SELECT DISTINCT move_number.row
FROM move_actor_as_known($upto) AS part
JOIN move_number ON move_number.id = part.move
WHERE part.role = 'maker'
  AND part.actor IN (SELECT unnest($ids::UUID[]))
ORDER BY move_number.row;

-- name: said_in_sources
-- What each of these said, by the source in which it stands, whether or not the excerpt was taken back.
SELECT source, start_position, end_position, words
FROM excerpt_log
WHERE speaker IN (SELECT unnest($ids::UUID[]))
QUALIFY version = max(version) OVER (PARTITION BY id)
ORDER BY id;

-- name: sources_numbered
SELECT id
FROM source_number
ORDER BY row;
