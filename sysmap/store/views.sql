-- What the record says now, and what it said at any earlier save. The first three entries are made once for each
-- noun, in place of {noun}.

-- name: columns
COMMENT ON COLUMN {noun}_log.id IS 'Random id made by the client; it never leaves the record file';
COMMENT ON COLUMN {noun}_log.version IS '1 when the thing was first written, one more each time it was changed';
COMMENT ON COLUMN {noun}_log.seq IS 'Number of the operation that wrote this version';
COMMENT ON COLUMN {noun}_log.void IS 'Whether this version takes the thing back';

-- name: current
CREATE VIEW {noun} AS
SELECT entry.*
FROM {noun}_log AS entry
LEFT JOIN (
  SELECT id, max(version) AS version
  FROM {noun}_log
  WHERE version > 1
  GROUP BY id
) AS revised ON revised.id = entry.id
WHERE entry.version = coalesce(revised.version, 1)
  AND NOT entry.void;
COMMENT ON VIEW {noun} IS 'The latest version of each row of {noun}_log that is not void';

-- name: as_known
CREATE MACRO {noun}_as_known(upto) AS TABLE
SELECT entry.*
FROM {noun}_log AS entry
LEFT JOIN (
  SELECT id, max(version) AS version
  FROM {noun}_log
  WHERE version > 1
    AND seq <= upto
  GROUP BY id
) AS revised ON revised.id = entry.id
WHERE entry.seq <= upto
  AND entry.version = coalesce(revised.version, 1)
  AND NOT entry.void;
COMMENT ON MACRO TABLE {noun}_as_known IS 'What view {noun} showed just after operation number upto';

-- name: tidy_tie
CREATE VIEW tidy_tie AS
SELECT
  source.key AS source,
  target.key AS target,
  tie.kind,
  tie.directed,
  spell.start,
  spell."end",
  spell.strength,
  spell.origin,
  spell."precision",
  spell.recorded_on
FROM spell
JOIN tie ON tie.id = spell.tie
JOIN actor AS source ON source.id = tie.source
JOIN actor AS target ON target.id = tie.target;
COMMENT ON VIEW tidy_tie IS 'One row for each time a tie held, by the team''s own keys: for R, Excel and the like';
