-- Path tables that are kept up to date customer by customer, so that a fit reads sums and an erasure subtracts exactly.

CREATE TABLE ${at}path_tables (
    name VARCHAR NOT NULL,
    settings VARCHAR NOT NULL,
    refreshed_ns BIGINT NOT NULL,
    PRIMARY KEY (name)
);

-- Distinct paths and their sums. path_key is a hash of the path and of the currency and the scale of its values.
CREATE TABLE ${at}paths (
    table_name VARCHAR NOT NULL,
    path_key VARCHAR NOT NULL,
    path JSON NOT NULL,
    conversions BIGINT NOT NULL,
    amount VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    nulls BIGINT NOT NULL,
    PRIMARY KEY (table_name, path_key)
);

-- What each customer has added to the sums.
CREATE TABLE ${at}path_parts (
    customer VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    path_key VARCHAR NOT NULL,
    path JSON NOT NULL,
    conversions BIGINT NOT NULL,
    amount VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    nulls BIGINT NOT NULL,
    PRIMARY KEY (customer, table_name, path_key)
);

-- Customers with events that the sums do not hold yet.
CREATE TABLE ${at}path_changes (
    table_name VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    PRIMARY KEY (table_name, customer)
);
