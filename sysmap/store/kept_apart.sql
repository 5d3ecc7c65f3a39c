-- What a refusal must know so that it names no pair that is kept apart. Names in braces are filled in from the schema.

-- name: between
WITH apart AS (
  SELECT a, b
  FROM pair_flag
  WHERE flag = $flag
  UNION
  SELECT a, b
  FROM pair_flag_as_known((SELECT max(seq) FROM operation))
  WHERE flag = $flag
)
SELECT DISTINCT entry.id
FROM {noun}_log AS entry
JOIN {pair}_log AS pair ON pair.id = entry.{by}
JOIN apart
  ON least(apart.a, apart.b) = least(pair.{one}, pair.{other})
  AND greatest(apart.a, apart.b) = greatest(pair.{one}, pair.{other});

-- name: pointing
SELECT id, {field}
FROM {noun}
WHERE {field} IN (SELECT unnest($ids::UUID[]));
