-- What each save wrote, and what a save must write to take another back. Names in braces are filled in from the schema.

-- name: lines
SELECT
  operation.seq,
  operation.id,
  epoch_us(operation.recorded_at),
  operation.who,
  operation.verb,
  operation."rows",
  reason.body
FROM operation
LEFT JOIN reason ON reason.seq = operation.seq
WHERE operation.seq <= $upto
ORDER BY operation.seq;

-- name: written_by
SELECT entry.id, entry.version, entry.seq, entry.void, {fields}
FROM {noun}_log AS entry
WHERE entry.seq = $seq
  OR (entry.id, entry.version + 1) IN (SELECT (id, version) FROM {noun}_log WHERE seq = $seq)
ORDER BY entry.id, entry.version;

-- name: versions
SELECT entry.id, entry.version, entry.seq, entry.void, {fields}
FROM {noun}_log AS entry
WHERE entry.id = $id
ORDER BY entry.version;

-- name: since
SELECT entry.id, entry.version, entry.seq, entry.void, {fields}
FROM {noun}_log AS entry
WHERE entry.id IN (SELECT id FROM {noun}_log WHERE seq > $upto)
ORDER BY entry.id, entry.version;

-- name: ever_of
SELECT DISTINCT id
FROM {noun}_log
WHERE {field} = $id
ORDER BY id;

-- name: savers
SELECT operation.who, epoch_us(operation.recorded_at)
FROM {noun}_log AS entry
JOIN operation ON operation.seq = entry.seq
WHERE entry.id = $id
ORDER BY entry.version;

-- name: changed_since
WITH written AS (
  SELECT id, max(version) AS version
  FROM {noun}_log
  WHERE seq = $seq
  GROUP BY id
)
SELECT now.id, now.seq
FROM written
JOIN {noun}_log AS after ON after.id = written.id AND after.version = written.version
JOIN {noun}_log AS now ON now.id = written.id AND now.version > written.version
ANTI JOIN {noun}_log AS later ON later.id = now.id AND later.version > now.version
WHERE now.void <> after.void
  OR (NOT now.void AND ({differs}))
ORDER BY now.seq, now.id;

-- name: put_back
WITH written AS (
  SELECT id, min(version) AS first
  FROM {noun}_log
  WHERE seq = $seq
  GROUP BY id
)
SELECT
  written.id,
  (SELECT max(version) + 1 FROM {noun}_log AS every WHERE every.id = written.id) AS version,
  written.first = 1 OR before.void AS void,
  {fields}
FROM written
JOIN {noun}_log AS before ON before.id = written.id AND before.version = greatest(written.first - 1, 1)
ORDER BY written.id;

-- name: places_of
SELECT place.id, place.version + 1 AS version, true AS void, {fields}
FROM place
WHERE place.actor IN (SELECT unnest($actors::UUID[]))
ORDER BY place.id;
