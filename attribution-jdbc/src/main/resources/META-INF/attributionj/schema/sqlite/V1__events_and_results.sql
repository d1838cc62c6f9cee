-- Events and results. Times are nanoseconds since 1970-01-01T00:00:00Z, amounts exact decimals of any scale. Decimals are texts.

CREATE TABLE ${at}touchpoints (
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    time_ns INTEGER NOT NULL,
    sequence_no INTEGER NOT NULL,
    channel TEXT NOT NULL,
    touch_type TEXT NOT NULL,
    engagement INTEGER NOT NULL,
    type_channel TEXT,
    campaign TEXT,
    creative TEXT,
    session_id TEXT,
    milestones INTEGER NOT NULL,
    cost TEXT,
    cost_currency TEXT,
    details TEXT,
    attributes TEXT,
    received_ns INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ${prefix}touchpoints_customer ON ${at}touchpoints (customer, time_ns);

-- Conversions and, where adjusts names a conversion, adjustments. A conversion is pending from pending_since_ns until its
-- revision has been attributed.
CREATE TABLE ${at}conversions (
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    conversion_type TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_sign INTEGER NOT NULL,
    time_ns INTEGER NOT NULL,
    sequence_no INTEGER NOT NULL,
    order_id TEXT,
    products TEXT,
    category TEXT,
    quantity INTEGER,
    adjusts TEXT,
    attributes TEXT,
    received_ns INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    attributed_revision INTEGER NOT NULL,
    pending_since_ns INTEGER,
    claim_token TEXT,
    claimed_until_ns INTEGER,
    PRIMARY KEY (id)
);
CREATE INDEX ${prefix}conversions_customer ON ${at}conversions (customer, time_ns);
CREATE INDEX ${prefix}conversions_pending ON ${at}conversions (pending_since_ns);

-- Writers of events of one customer take that customer's stripe first, one after the other.
CREATE TABLE ${at}stripes (
    stripe INTEGER NOT NULL,
    PRIMARY KEY (stripe)
);

CREATE TABLE ${at}customers (
    id TEXT NOT NULL,
    held_out TEXT,
    would_have_been_served TEXT,
    covariates TEXT,
    PRIMARY KEY (id)
);

CREATE TABLE ${at}costs (
    id TEXT NOT NULL,
    from_ns INTEGER NOT NULL,
    to_ns INTEGER NOT NULL,
    channel TEXT NOT NULL,
    campaign TEXT,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ${prefix}costs_period ON ${at}costs (from_ns, to_ns);

CREATE TABLE ${at}rejected_events (
    id TEXT NOT NULL,
    received_ns INTEGER NOT NULL,
    kind TEXT NOT NULL,
    event_id TEXT,
    customer TEXT,
    source TEXT,
    line_no INTEGER,
    column_name TEXT,
    value_text TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ${prefix}rejected_events_customer ON ${at}rejected_events (customer);

CREATE TABLE ${at}models (
    model_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (model_id)
);

CREATE TABLE ${at}runs (
    id TEXT NOT NULL,
    started_ns INTEGER NOT NULL,
    finished_ns INTEGER,
    manifest TEXT NOT NULL,
    PRIMARY KEY (id)
);

-- One row per attributed conversion: its journey at the revision that was attributed last.
CREATE TABLE ${at}journeys (
    conversion_id TEXT NOT NULL,
    customer TEXT NOT NULL,
    revision INTEGER NOT NULL,
    end_ns INTEGER NOT NULL,
    first_touch_ns INTEGER,
    last_touch_ns INTEGER,
    duration_ns INTEGER NOT NULL,
    touchpoints INTEGER NOT NULL,
    emails INTEGER NOT NULL,
    channel_mix TEXT NOT NULL,
    net_amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (conversion_id)
);
CREATE INDEX ${prefix}journeys_customer ON ${at}journeys (customer);

-- One row per conversion or adjustment, model and revision of the conversion (root_id). is_current marks the newest.
CREATE TABLE ${at}results (
    conversion_id TEXT NOT NULL,
    model_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    root_id TEXT NOT NULL,
    customer TEXT NOT NULL,
    time_ns INTEGER NOT NULL,
    total TEXT NOT NULL,
    baseline TEXT NOT NULL,
    unattributed TEXT NOT NULL,
    unattributed_sign INTEGER NOT NULL,
    currency TEXT NOT NULL,
    baseline_units INTEGER NOT NULL,
    touchpoints INTEGER NOT NULL,
    confidence REAL NOT NULL,
    run_id TEXT,
    is_current INTEGER NOT NULL,
    PRIMARY KEY (conversion_id, model_id, revision)
);
CREATE INDEX ${prefix}results_root ON ${at}results (root_id);
CREATE INDEX ${prefix}results_customer ON ${at}results (customer);
CREATE INDEX ${prefix}results_period ON ${at}results (model_id, time_ns);

-- One row per touchpoint of a result. share_units are in 2^-60.
CREATE TABLE ${at}credits (
    conversion_id TEXT NOT NULL,
    model_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    position_no INTEGER NOT NULL,
    touchpoint_id TEXT NOT NULL,
    share_units INTEGER NOT NULL,
    amount TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (conversion_id, model_id, revision, position_no)
) WITHOUT ROWID;

-- What erased customers had earned, by day, without them: totals stay what they were.
CREATE TABLE ${at}erased_totals (
    model_id INTEGER NOT NULL,
    day_ns INTEGER NOT NULL,
    currency TEXT NOT NULL,
    conversions INTEGER NOT NULL,
    adjustments INTEGER NOT NULL,
    touchpoints INTEGER NOT NULL,
    total TEXT NOT NULL,
    credited TEXT NOT NULL,
    baseline TEXT NOT NULL,
    unattributed TEXT NOT NULL,
    PRIMARY KEY (model_id, day_ns, currency)
);

-- That something was erased, when, why and how much; never whose.
CREATE TABLE ${at}erasure_audit (
    audit_no INTEGER NOT NULL,
    erased_ns INTEGER NOT NULL,
    cause TEXT NOT NULL,
    customers INTEGER NOT NULL,
    touchpoints INTEGER NOT NULL,
    conversions INTEGER NOT NULL,
    results INTEGER NOT NULL,
    PRIMARY KEY (audit_no)
);

INSERT INTO ${at}stripes (stripe) VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
    (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
    (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63),
    (64), (65), (66), (67), (68), (69), (70), (71), (72), (73), (74), (75), (76), (77), (78), (79),
    (80), (81), (82), (83), (84), (85), (86), (87), (88), (89), (90), (91), (92), (93), (94), (95),
    (96), (97), (98), (99), (100), (101), (102), (103), (104), (105), (106), (107), (108), (109), (110), (111),
    (112), (113), (114), (115), (116), (117), (118), (119), (120), (121), (122), (123), (124), (125), (126), (127),
    (128), (129), (130), (131), (132), (133), (134), (135), (136), (137), (138), (139), (140), (141), (142), (143),
    (144), (145), (146), (147), (148), (149), (150), (151), (152), (153), (154), (155), (156), (157), (158), (159),
    (160), (161), (162), (163), (164), (165), (166), (167), (168), (169), (170), (171), (172), (173), (174), (175),
    (176), (177), (178), (179), (180), (181), (182), (183), (184), (185), (186), (187), (188), (189), (190), (191),
    (192), (193), (194), (195), (196), (197), (198), (199), (200), (201), (202), (203), (204), (205), (206), (207),
    (208), (209), (210), (211), (212), (213), (214), (215), (216), (217), (218), (219), (220), (221), (222), (223),
    (224), (225), (226), (227), (228), (229), (230), (231), (232), (233), (234), (235), (236), (237), (238), (239),
    (240), (241), (242), (243), (244), (245), (246), (247), (248), (249), (250), (251), (252), (253), (254), (255);
