-- Conversions of a period, and the adjustments of a conversion, without a pass over all of them. Touchpoints have no index by
-- time alone: it would slow first loads down by a tenth to a third.

CREATE INDEX ${prefix}conversions_time ON ${at}conversions (time_ns);
CREATE INDEX ${prefix}conversions_adjusts ON ${at}conversions (adjusts) WHERE adjusts IS NOT NULL;
