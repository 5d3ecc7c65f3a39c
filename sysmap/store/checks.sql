-- The rules that rows must keep. Each query returns the ids of the rows of operation $seq that break the rule.
-- Names in braces are filled in from the schema. A stored row counts when no later version of it stands.

-- name: points_nowhere
-- what: points at no {target} of the record ({field})
-- remedy: save the {target} first or in the same save, or point at another
WITH pointing AS (
  SELECT id, {field} AS target
  FROM {noun}_log
  WHERE seq = $seq
    AND NOT void
    AND {field} IS NOT NULL
)
SELECT pointing.id
FROM pointing
ANTI JOIN (
  SELECT id
  FROM {target}_log
  WHERE id IN (SELECT target FROM pointing)
  GROUP BY id
  HAVING NOT arg_max(void, version)
) AS standing ON standing.id = pointing.target
ORDER BY pointing.id;

-- name: taken_back_in_use
-- what: is taken back while {noun} rows still point at it ({field})
-- remedy: take those back first or in the same save
SELECT DISTINCT taken_back.id
FROM {target}_log AS taken_back
JOIN {noun} AS pointing ON pointing.{field} = taken_back.id
WHERE taken_back.seq = $seq
  AND taken_back.void
ORDER BY taken_back.id;

-- name: kept_quiet
-- what: something that only the steward sees still points at it
-- remedy: ask the steward
-- No rule, but what is said in place of every sentence that would tell who is kept apart.

-- name: version_skipped
-- what: is saved as a change of a version that was never saved
-- remedy: read it again and change its latest version
SELECT changed.id
FROM {noun}_log AS changed
ANTI JOIN {noun}_log AS former ON former.id = changed.id AND former.version = changed.version - 1
WHERE changed.seq = $seq
  AND changed.version > 1
ORDER BY changed.id;

-- name: ends_before_it_starts
-- what: ends on or before the day it starts
-- remedy: give an end after the start, or none
SELECT id
FROM {noun}_log
WHERE seq = $seq
  AND NOT void
  AND "end" <= start
ORDER BY id;

-- name: stands_twice
-- what: has the {field} of another {noun}
-- remedy: give each its own {field}
SELECT DISTINCT added.id
FROM {noun}_log AS added
JOIN {noun}_log AS other ON {same} AND other.id <> added.id
ANTI JOIN {noun}_log AS later ON later.id = other.id AND later.version > other.version
WHERE added.seq = $seq
  AND NOT added.void
  AND NOT other.void
ORDER BY added.id;

-- name: joins_itself
-- what: joins {of} with itself
-- remedy: give it two different ends
SELECT id
FROM {noun}_log
WHERE seq = $seq
  AND NOT void
  AND {one} = {other}
ORDER BY id;

-- name: leads_back
-- what: leads back to itself ({field})
-- remedy: empty it here, or in one of those that it leads to
WITH RECURSIVE above AS (
  SELECT id, {field} AS reached
  FROM {noun}_log
  WHERE seq = $seq
    AND NOT void
    AND {field} IS NOT NULL
  UNION
  SELECT above.id, {noun}.{field}
  FROM above
  JOIN {noun} ON {noun}.id = above.reached
  WHERE {noun}.{field} IS NOT NULL
)
SELECT DISTINCT id
FROM above
WHERE reached = id
ORDER BY id;

-- name: reaches_nobody
-- what: does not say whom it reaches
-- remedy: name an actor for actor or service, a name for sector, area or group, neither for all
SELECT id
FROM coverage_log
WHERE seq = $seq
  AND NOT void
  AND (
    (subject_type IN ('actor', 'service')) <> (actor IS NOT NULL)
    OR (subject_type IN ('sector', 'area', 'group')) <> (subject IS NOT NULL)
  )
ORDER BY id;

-- name: answered_before_asked
-- what: was answered before it was asked
-- remedy: correct one of the two days
SELECT id
FROM attempt_log
WHERE seq = $seq
  AND NOT void
  AND answered_on < day
ORDER BY id;

-- name: stands_in_no_compartment
-- what: stands in no compartment of its own version, or is none that has one
-- remedy: give the label of a move a compartment of that version, and nothing else one
SELECT item.id
FROM framework_item_log AS item
LEFT JOIN framework_item AS above
  ON above.id = item.compartment
  AND above.framework = item.framework
  AND above.sort = 'compartment'
WHERE item.seq = $seq
  AND NOT item.void
  AND (
    (item.sort = 'move' AND above.id IS NULL)
    OR (item.sort <> 'move' AND item.compartment IS NOT NULL)
  )
ORDER BY item.id;

-- name: points_at_not_one
-- what: points at no evidence, or at several at once
-- remedy: name one move, one tie, one element, or who said it
SELECT id
FROM configuration_evidence_log
WHERE seq = $seq
  AND NOT void
  AND (
    (move IS NOT NULL)::INTEGER
    + (tie IS NOT NULL)::INTEGER
    + (element IS NOT NULL)::INTEGER
    + (actor IS NOT NULL)::INTEGER
  ) <> 1
ORDER BY id;

-- name: is_said_of_another
-- what: is not said of what its type says, or in words for another
-- remedy: name one tie, move, context, circle or pair, and say of it what can be said of such
SELECT id
FROM review_log
WHERE seq = $seq
  AND NOT void
  AND (
    (target_type = 'tie') <> (tie IS NOT NULL)
    OR (target_type = 'move') <> (move IS NOT NULL)
    OR (target_type = 'context') <> (context IS NOT NULL)
    OR (target_type IN ('circle', 'pair')) <> (actor IS NOT NULL)
    OR (target_type = 'pair') <> (other IS NOT NULL)
    OR (target_type = 'pair' AND verdict IN ('confirmed', 'changed', 'disputed', 'retired'))
    OR (target_type <> 'pair' AND verdict IN ('have met', 'not yet', 'better not', 'don''t know'))
    OR actor = other
  )
ORDER BY id;

-- name: speaks_of_not_one
-- what: speaks of nothing, or of several at once
-- remedy: name one move, one tie, one context or one element
SELECT id
FROM excerpt_link_log
WHERE seq = $seq
  AND NOT void
  AND (
    (move IS NOT NULL)::INTEGER
    + (tie IS NOT NULL)::INTEGER
    + (context IS NOT NULL)::INTEGER
    + (element IS NOT NULL)::INTEGER
  ) <> 1
ORDER BY id;

-- name: tells_of_the_unwilling
-- what: tells of somebody who does not want to be in the record ({field})
-- remedy: leave it out, or write under Consent that they want to be
WITH unwilling AS (
  SELECT actor
  FROM consent
  WHERE purpose = 'record'
    AND state IN ('refused', 'withdrawn')
    AND seq < $seq
    AND coalesce(start, DATE '-infinity') <= current_date
    AND coalesce("end", DATE 'infinity') > current_date
)
SELECT DISTINCT added.id
FROM {noun}_log AS added
LEFT JOIN tie ON '{target}' = 'tie' AND tie.id = added.{field}
WHERE added.seq = $seq
  AND NOT added.void
  AND (
    added.{field} IN (FROM unwilling)
    OR tie.source IN (FROM unwilling)
    OR tie.target IN (FROM unwilling)
  )
ORDER BY added.id;

-- name: tie_stands_twice
-- what: stands twice
-- remedy: keep one tie and give it a spell for each time
SELECT DISTINCT added.id
FROM tie_log AS added
JOIN tie_log AS other
  ON least(other.source, other.target) = least(added.source, added.target)
  AND greatest(other.source, other.target) = greatest(added.source, added.target)
  AND other.kind = added.kind
  AND other.id <> added.id
ANTI JOIN tie_log AS later ON later.id = other.id AND later.version > other.version
WHERE added.seq = $seq
  AND NOT added.void
  AND NOT other.void
  AND (other.source = added.source OR NOT other.directed OR NOT added.directed)
ORDER BY added.id;

-- name: spells_overlap
-- what: overlaps another spell of the same tie
-- remedy: end the one on or before the day the other starts
SELECT DISTINCT added.id
FROM spell_log AS added
JOIN spell_log AS other ON other.tie = added.tie AND other.id <> added.id
ANTI JOIN spell_log AS later ON later.id = other.id AND later.version > other.version
WHERE added.seq = $seq
  AND NOT added.void
  AND NOT other.void
  AND coalesce(added.start, DATE '-infinity') < coalesce(other."end", DATE 'infinity')
  AND coalesce(other.start, DATE '-infinity') < coalesce(added."end", DATE 'infinity')
ORDER BY added.id;

-- name: consents_overlap
-- what: overlaps what the same person said to the same purpose
-- remedy: end the one on or before the day the other starts
SELECT DISTINCT added.id
FROM consent_log AS added
JOIN consent_log AS other
  ON other.actor = added.actor
  AND other.purpose = added.purpose
  AND other.id <> added.id
ANTI JOIN consent_log AS later ON later.id = other.id AND later.version > other.version
WHERE added.seq = $seq
  AND NOT added.void
  AND NOT other.void
  AND coalesce(added.start, DATE '-infinity') < coalesce(other."end", DATE 'infinity')
  AND coalesce(other.start, DATE '-infinity') < coalesce(added."end", DATE 'infinity')
ORDER BY added.id;

-- name: standing
-- what: the ids among $ids that stand in the record; no rule, but a look-up for a few rows
SELECT id
FROM {target}_log
WHERE id IN (SELECT unnest($ids::UUID[]))
GROUP BY id
HAVING NOT arg_max(void, version)
ORDER BY id;
