-- Events and results. Times are nanoseconds since 1970-01-01T00:00:00Z, amounts exact decimals of any scale.

CREATE TABLE ${at}touchpoints (
    id VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    time_ns BIGINT NOT NULL,
    sequence_no BIGINT NOT NULL,
    channel VARCHAR NOT NULL,
    touch_type VARCHAR NOT NULL,
    engagement BIGINT NOT NULL,
    type_channel VARCHAR,
    campaign VARCHAR,
    creative VARCHAR,
    session_id VARCHAR,
    milestones BIGINT NOT NULL,
    cost VARCHAR,
    cost_currency VARCHAR,
    details JSON,
    attributes JSON,
    received_ns BIGINT NOT NULL,
    PRIMARY KEY (id)
);

-- Conversions and, where adjusts names a conversion, adjustments. A conversion is pending from pending_since_ns until its
-- revision has been attributed.
CREATE TABLE ${at}conversions (
    id VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    conversion_type VARCHAR NOT NULL,
    amount VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    amount_sign BIGINT NOT NULL,
    time_ns BIGINT NOT NULL,
    sequence_no BIGINT NOT NULL,
    order_id VARCHAR,
    products JSON,
    category VARCHAR,
    quantity BIGINT,
    adjusts VARCHAR,
    attributes JSON,
    received_ns BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    attributed_revision BIGINT NOT NULL,
    pending_since_ns BIGINT,
    claim_token VARCHAR,
    claimed_until_ns BIGINT,
    PRIMARY KEY (id)
);

-- Every writer changes the row of stripe 0, so that of two at once the later one fails, and is run again.
CREATE TABLE ${at}stripes (
    stripe BIGINT NOT NULL,
    writes BIGINT NOT NULL,
    PRIMARY KEY (stripe)
);

CREATE TABLE ${at}customers (
    id VARCHAR NOT NULL,
    held_out JSON,
    would_have_been_served JSON,
    covariates JSON,
    PRIMARY KEY (id)
);

CREATE TABLE ${at}costs (
    id VARCHAR NOT NULL,
    from_ns BIGINT NOT NULL,
    to_ns BIGINT NOT NULL,
    channel VARCHAR NOT NULL,
    campaign VARCHAR,
    amount VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE ${at}rejected_events (
    id VARCHAR NOT NULL,
    received_ns BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    event_id VARCHAR,
    customer VARCHAR,
    source VARCHAR,
    line_no BIGINT,
    column_name VARCHAR,
    value_text VARCHAR,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE ${at}models (
    model_id BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (model_id)
);

CREATE TABLE ${at}runs (
    id VARCHAR NOT NULL,
    started_ns BIGINT NOT NULL,
    finished_ns BIGINT,
    manifest JSON NOT NULL,
    PRIMARY KEY (id)
);

-- One row per attributed conversion: its journey at the revision that was attributed last.
CREATE TABLE ${at}journeys (
    conversion_id VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    revision BIGINT NOT NULL,
    end_ns BIGINT NOT NULL,
    first_touch_ns BIGINT,
    last_touch_ns BIGINT,
    duration_ns BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    emails BIGINT NOT NULL,
    channel_mix JSON NOT NULL,
    net_amount VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    PRIMARY KEY (conversion_id)
);

-- One row per conversion or adjustment, model and revision of the conversion (root_id). is_current marks the newest.
CREATE TABLE ${at}results (
    conversion_id VARCHAR NOT NULL,
    model_id BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    root_id VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    time_ns BIGINT NOT NULL,
    total VARCHAR NOT NULL,
    baseline VARCHAR NOT NULL,
    unattributed VARCHAR NOT NULL,
    unattributed_sign BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    baseline_units BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    confidence DOUBLE NOT NULL,
    run_id VARCHAR,
    is_current BIGINT NOT NULL,
    PRIMARY KEY (conversion_id, model_id, revision)
);

-- One row per touchpoint of a result. share_units are in 2^-60.
CREATE TABLE ${at}credits (
    conversion_id VARCHAR NOT NULL,
    model_id BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    position_no BIGINT NOT NULL,
    touchpoint_id VARCHAR NOT NULL,
    share_units BIGINT NOT NULL,
    amount VARCHAR NOT NULL,
    reason VARCHAR,
    PRIMARY KEY (conversion_id, model_id, revision, position_no)
);

-- What erased customers had earned, by day, without them: totals stay what they were.
CREATE TABLE ${at}erased_totals (
    model_id BIGINT NOT NULL,
    day_ns BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    conversions BIGINT NOT NULL,
    adjustments BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    total VARCHAR NOT NULL,
    credited VARCHAR NOT NULL,
    baseline VARCHAR NOT NULL,
    unattributed VARCHAR NOT NULL,
    PRIMARY KEY (model_id, day_ns, currency)
);

-- That something was erased, when, why and how much; never whose.
CREATE TABLE ${at}erasure_audit (
    audit_no BIGINT NOT NULL,
    erased_ns BIGINT NOT NULL,
    cause VARCHAR NOT NULL,
    customers BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    conversions BIGINT NOT NULL,
    results BIGINT NOT NULL,
    PRIMARY KEY (audit_no)
);

INSERT INTO ${at}stripes (stripe, writes) SELECT range, 0 FROM range(256);
