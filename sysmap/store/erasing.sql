-- How somebody is erased, and how the record verifies afterwards. Names in braces are filled in from the schema.

-- name: hashes_as_saved
-- A row may have been rewritten several times: two neighbours erased one after the other rewrite their tie twice.
WITH RECURSIVE back AS (
  SELECT of_seq, "after" AS standing, before
  FROM erasure_log
  UNION
  SELECT back.of_seq, back.standing, earlier.before
  FROM back
  JOIN erasure_log AS earlier ON earlier.of_seq = back.of_seq AND earlier."after" = back.before
),
saved AS (
  SELECT back.of_seq, back.standing, back.before
  FROM back
  ANTI JOIN erasure_log AS earlier ON earlier.of_seq = back.of_seq AND earlier."after" = back.before
)
SELECT live.seq, coalesce(saved.before, live.hash) AS hash
FROM ({hashes}) AS live
LEFT JOIN saved ON saved.of_seq = live.seq AND saved.standing = live.hash
UNION ALL
SELECT of_seq, before
FROM saved
WHERE standing IS NULL

-- name: pointing_for_good
-- Each thing of which a version points at what goes: the last such version, and its last version of all.
WITH pointing AS (
  SELECT id, max(version) AS last_pointing
  FROM {noun}_log
  WHERE "{field}" IN (SELECT unnest($ids::UUID[]))
  GROUP BY id
)
SELECT entry.id, pointing.last_pointing, max(entry.version)
FROM {noun}_log AS entry
JOIN pointing USING (id)
GROUP BY ALL
ORDER BY entry.id;

-- name: merged_into
-- Who was made one with somebody: what had pointed at the one points at the other by the same save.
SELECT DISTINCT before."{field}"
FROM {noun}_log AS now
JOIN {noun}_log AS before ON before.id = now.id AND before.version = now.version - 1
JOIN operation ON operation.seq = now.seq
JOIN actor_log AS other ON other.id = before."{field}" AND other.seq = now.seq AND other.void
WHERE operation.verb = $verb
  AND now."{field}" = $id
  AND before."{field}" <> $id;

-- name: rows
SELECT seq, {columns}
FROM {noun}_log
WHERE {condition}
ORDER BY id, version;

-- name: known_by
SELECT DISTINCT id
FROM actor_log
WHERE key = $known_by OR id::VARCHAR = $known_by
ORDER BY id;

-- name: stands
SELECT id
FROM actor
WHERE key = $known_by;

-- name: names
SELECT DISTINCT key, label
FROM actor_log
WHERE id IN (SELECT unnest($ids::UUID[]));

-- name: holds
SELECT count(*)
FROM actor_log
WHERE id IN (SELECT unnest($ids::UUID[]));

-- name: held
SELECT
  entry.id,
  epoch_us(operation.recorded_at),
  operation.who,
  NOT entry.void AND entry.version = max(entry.version) OVER (PARTITION BY entry.id),
  {fields}
FROM {noun}_log AS entry
JOIN operation ON operation.seq = entry.seq
WHERE entry.id IN (SELECT unnest($ids::UUID[]))
ORDER BY entry.id, entry.version;

-- name: everybody
SELECT id, kind, key, label
FROM actor_log
QUALIFY version = max(version) OVER (PARTITION BY id);

-- name: last_name
SELECT key, label
FROM actor_log
WHERE id IN (SELECT unnest($ids::UUID[]))
ORDER BY void, version DESC
LIMIT 1;

-- name: said_in_sources
-- What they ever said in a source, however it was corrected since; whoever it is by says what nobody else does.
SELECT DISTINCT source, start_position, end_position, words
FROM excerpt_log
WHERE speaker IN (SELECT unnest($ids::UUID[]))
  OR (
    speaker IS NULL
    AND source IN (
      SELECT id
      FROM source_log
      WHERE speaker IN (SELECT unnest($ids::UUID[]))
    )
  )
ORDER BY ALL;
