-- Path tables that are kept up to date customer by customer, so that a fit reads sums and an erasure subtracts exactly.

CREATE TABLE ${at}path_tables (
    name VARCHAR(64) COLLATE "C" NOT NULL,
    settings TEXT NOT NULL,
    refreshed_ns BIGINT NOT NULL,
    PRIMARY KEY (name)
);

-- Distinct paths and their sums. path_key is a hash of the path and of the currency and the scale of its values.
CREATE TABLE ${at}paths (
    table_name VARCHAR(64) COLLATE "C" NOT NULL,
    path_key VARCHAR(64) COLLATE "C" NOT NULL,
    path JSONB NOT NULL,
    conversions BIGINT NOT NULL,
    amount NUMERIC NOT NULL,
    currency CHAR(3) NOT NULL,
    nulls BIGINT NOT NULL,
    PRIMARY KEY (table_name, path_key)
);

-- What each customer has added to the sums.
CREATE TABLE ${at}path_parts (
    customer VARCHAR(512) COLLATE "C" NOT NULL,
    table_name VARCHAR(64) COLLATE "C" NOT NULL,
    path_key VARCHAR(64) COLLATE "C" NOT NULL,
    path JSONB NOT NULL,
    conversions BIGINT NOT NULL,
    amount NUMERIC NOT NULL,
    currency CHAR(3) NOT NULL,
    nulls BIGINT NOT NULL,
    PRIMARY KEY (customer, table_name, path_key)
);

-- Customers with events that the sums do not hold yet.
CREATE TABLE ${at}path_changes (
    table_name VARCHAR(64) COLLATE "C" NOT NULL,
    customer VARCHAR(512) COLLATE "C" NOT NULL,
    PRIMARY KEY (table_name, customer)
);
