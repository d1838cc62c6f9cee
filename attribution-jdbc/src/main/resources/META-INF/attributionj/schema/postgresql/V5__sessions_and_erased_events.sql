-- Where a conversion happened.

ALTER TABLE ${at}conversions ADD COLUMN session_id TEXT;
ALTER TABLE ${at}conversions ADD COLUMN page TEXT;

-- What keeps erased people from coming back: keyed hashes of the ids of their events. The key is of this database alone and made by
-- the first erasure. From here on, day_ns in erased_totals is the very moment.

CREATE TABLE ${at}erased_events (
    id_hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (id_hash)
);
CREATE TABLE ${at}secrets (
    name VARCHAR(64) NOT NULL,
    secret VARCHAR(64) NOT NULL,
    PRIMARY KEY (name)
);
