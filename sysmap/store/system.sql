-- The whole record as known just after operation $upto, with row numbers in place of ids. Rows stand in an order
-- that the random ids have no part in, so that the same facts always give the same tables. The entries that
-- create tables come first and are kept for the others.

-- name: actor_number
CREATE TEMP TABLE actor_number AS
SELECT
  *,
  CAST(row_number() OVER (ORDER BY key, id) - 1 AS INTEGER) AS row
FROM actor_as_known($upto);

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

-- name: meeting_number
CREATE TEMP TABLE meeting_number AS
SELECT
  *,
  CAST(row_number() OVER (ORDER BY date, number, key, id) - 1 AS INTEGER) AS row
FROM meeting_as_known($upto);

-- name: setting
SELECT key, value
FROM setting_as_known($upto)
ORDER BY key, value;

-- name: actor
SELECT
  actor.key,
  actor.label,
  actor.kind,
  actor.sector,
  service.row AS service,
  actor.statutory,
  actor.age_band,
  actor.attributes
FROM actor_number AS actor
LEFT JOIN actor_number AS service ON service.id = actor.service
ORDER BY actor.row;

-- name: presence
SELECT actor.row AS actor, presence.start, presence."end", presence."precision"
FROM presence_as_known($upto) AS presence
JOIN actor_number AS actor ON actor.id = presence.actor
ORDER BY actor.row, presence.start NULLS FIRST, presence."end", presence."precision";

-- name: role
SELECT actor.row AS actor, role.role, role.start, role."end"
FROM role_as_known($upto) AS role
JOIN actor_number AS actor ON actor.id = role.actor
ORDER BY actor.row, role.role, role.start NULLS FIRST, role."end";

-- name: membership
SELECT actor.row AS actor, service.row AS service, membership.start, membership."end"
FROM membership_as_known($upto) AS membership
JOIN actor_number AS actor ON actor.id = membership.actor
JOIN actor_number AS service ON service.id = membership.service
ORDER BY actor.row, service.row, membership.start NULLS FIRST, membership."end";

-- name: tie_kind
SELECT kind, directed, strength, words
FROM tie_kind_as_known($upto)
ORDER BY kind;

-- name: tie
SELECT key, source, target, kind, directed
FROM tie_number
ORDER BY row;

-- name: first_written
CREATE TEMP TABLE first_written AS
SELECT first.id, CAST(make_timestamp(epoch_us(operation.recorded_at)) AS DATE) AS on_day
FROM spell_as_known($upto) AS spell
JOIN spell_log AS first ON first.id = spell.id
JOIN operation ON operation.seq = first.seq
WHERE first.version = 1
  AND spell.origin IN ('found', 'unknown')
  AND spell.recorded_on IS NULL;

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

-- name: meeting
SELECT key, number, date, minutes, place, kind, cancelled
FROM meeting_number
ORDER BY row;

-- name: attendance
SELECT meeting.row AS meeting, actor.row AS actor, attendance.role
FROM attendance_as_known($upto) AS attendance
JOIN meeting_number AS meeting ON meeting.id = attendance.meeting
JOIN actor_number AS actor ON actor.id = attendance.actor
ORDER BY meeting.row, actor.row, attendance.role;

-- name: pair_flag
SELECT a.row AS a, b.row AS b, pair_flag.flag, pair_flag.start, pair_flag."end"
FROM pair_flag_as_known($upto) AS pair_flag
JOIN actor_number AS a ON a.id = pair_flag.a
JOIN actor_number AS b ON b.id = pair_flag.b
ORDER BY a.row, b.row, pair_flag.flag, pair_flag.start NULLS FIRST, pair_flag."end";

-- name: askable
SELECT kind_a, kind_b, tie_kind
FROM askable_as_known($upto)
ORDER BY kind_a, kind_b, tie_kind;

-- name: place
SELECT actor.row AS actor, CAST(place.x AS DOUBLE) AS x, CAST(place.y AS DOUBLE) AS y, place.pinned
FROM place_as_known($upto) AS place
JOIN actor_number AS actor ON actor.id = place.actor
ORDER BY actor.row;
