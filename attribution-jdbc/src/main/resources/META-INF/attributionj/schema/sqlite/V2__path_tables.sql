-- Path tables that are kept up to date customer by customer, so that a fit reads sums and an erasure subtracts exactly.

CREATE TABLE ${at}path_tables (
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    refreshed_ns INTEGER NOT NULL,
    PRIMARY KEY (name)
);

-- Distinct paths and their sums. path_key is a hash of the path and of the currency and the scale of its values.
CREATE TABLE ${at}paths (
    table_name TEXT NOT NULL,
    path_key TEXT NOT NULL,
    path TEXT NOT NULL,
    conversions INTEGER NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    nulls INTEGER NOT NULL,
    PRIMARY KEY (table_name, path_key)
);

-- What each customer has added to the sums.
CREATE TABLE ${at}path_parts (
    customer TEXT NOT NULL,
    table_name TEXT NOT NULL,
    path_key TEXT NOT NULL,
    path TEXT NOT NULL,
    conversions INTEGER NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    nulls INTEGER NOT NULL,
    PRIMARY KEY (customer, table_name, path_key)
);

-- Customers with events that the sums do not hold yet.
CREATE TABLE ${at}path_changes (
    table_name TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (table_name, customer)
);
