-- Conversions of a period without a pass over all of them. Touchpoints have no index by time alone: it would slow first loads down by
-- a tenth to a third. What adjusts a conversion has none either: an index that holds NULLs would be taken for the conversions themselves.

CREATE INDEX ${prefix}conversions_time ON ${at}conversions (time_ns);
