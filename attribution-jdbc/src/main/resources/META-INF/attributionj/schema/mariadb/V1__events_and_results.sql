-- Events and results. Times are nanoseconds since 1970-01-01T00:00:00Z, amounts exact decimals of any scale. Decimals are texts.

CREATE TABLE ${at}touchpoints (
    id VARCHAR(512) NOT NULL,
    customer VARCHAR(512) NOT NULL,
    time_ns BIGINT NOT NULL,
    sequence_no BIGINT NOT NULL,
    channel MEDIUMTEXT NOT NULL,
    touch_type MEDIUMTEXT NOT NULL,
    engagement SMALLINT NOT NULL,
    type_channel MEDIUMTEXT,
    campaign MEDIUMTEXT,
    creative MEDIUMTEXT,
    session_id MEDIUMTEXT,
    milestones SMALLINT NOT NULL,
    cost VARCHAR(2100) CHARACTER SET ascii,
    cost_currency CHAR(3) CHARACTER SET ascii,
    details JSON,
    attributes JSON,
    received_ns BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}touchpoints_customer ON ${at}touchpoints (customer, time_ns);

-- Conversions and, where adjusts names a conversion, adjustments. A conversion is pending from pending_since_ns until its
-- revision has been attributed.
CREATE TABLE ${at}conversions (
    id VARCHAR(512) NOT NULL,
    customer VARCHAR(512) NOT NULL,
    conversion_type MEDIUMTEXT NOT NULL,
    amount VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    currency CHAR(3) CHARACTER SET ascii NOT NULL,
    amount_sign SMALLINT NOT NULL,
    time_ns BIGINT NOT NULL,
    sequence_no BIGINT NOT NULL,
    order_id MEDIUMTEXT,
    products JSON,
    category MEDIUMTEXT,
    quantity BIGINT,
    adjusts VARCHAR(512),
    attributes JSON,
    received_ns BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    attributed_revision INTEGER NOT NULL,
    pending_since_ns BIGINT,
    claim_token VARCHAR(700),
    claimed_until_ns BIGINT,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}conversions_customer ON ${at}conversions (customer, time_ns);
CREATE INDEX ${prefix}conversions_pending ON ${at}conversions (pending_since_ns);

-- Writers of events of one customer take that customer's stripe first, one after the other.
CREATE TABLE ${at}stripes (
    stripe INTEGER NOT NULL,
    PRIMARY KEY (stripe)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

CREATE TABLE ${at}customers (
    id VARCHAR(512) NOT NULL,
    held_out JSON,
    would_have_been_served JSON,
    covariates JSON,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

CREATE TABLE ${at}costs (
    id VARCHAR(512) NOT NULL,
    from_ns BIGINT NOT NULL,
    to_ns BIGINT NOT NULL,
    channel MEDIUMTEXT NOT NULL,
    campaign MEDIUMTEXT,
    amount VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    currency CHAR(3) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}costs_period ON ${at}costs (from_ns, to_ns);

CREATE TABLE ${at}rejected_events (
    id VARCHAR(512) NOT NULL,
    received_ns BIGINT NOT NULL,
    kind MEDIUMTEXT NOT NULL,
    event_id MEDIUMTEXT,
    customer VARCHAR(512),
    source MEDIUMTEXT,
    line_no BIGINT,
    column_name MEDIUMTEXT,
    value_text MEDIUMTEXT,
    reason MEDIUMTEXT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}rejected_events_customer ON ${at}rejected_events (customer);

CREATE TABLE ${at}models (
    model_id BIGINT NOT NULL,
    name VARCHAR(700) NOT NULL,
    PRIMARY KEY (model_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

CREATE TABLE ${at}runs (
    id VARCHAR(512) NOT NULL,
    started_ns BIGINT NOT NULL,
    finished_ns BIGINT,
    manifest JSON NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

-- One row per attributed conversion: its journey at the revision that was attributed last.
CREATE TABLE ${at}journeys (
    conversion_id VARCHAR(512) NOT NULL,
    customer VARCHAR(512) NOT NULL,
    revision INTEGER NOT NULL,
    end_ns BIGINT NOT NULL,
    first_touch_ns BIGINT,
    last_touch_ns BIGINT,
    duration_ns BIGINT NOT NULL,
    touchpoints INTEGER NOT NULL,
    emails INTEGER NOT NULL,
    channel_mix JSON NOT NULL,
    net_amount VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    currency CHAR(3) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (conversion_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}journeys_customer ON ${at}journeys (customer);

-- One row per conversion or adjustment, model and revision of the conversion (root_id). is_current marks the newest.
CREATE TABLE ${at}results (
    conversion_id VARCHAR(512) NOT NULL,
    model_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    root_id VARCHAR(512) NOT NULL,
    customer VARCHAR(512) NOT NULL,
    time_ns BIGINT NOT NULL,
    total VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    baseline VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    unattributed VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    unattributed_sign SMALLINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii NOT NULL,
    baseline_units BIGINT NOT NULL,
    touchpoints INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    run_id VARCHAR(512),
    is_current SMALLINT NOT NULL,
    PRIMARY KEY (conversion_id, model_id, revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};
CREATE INDEX ${prefix}results_root ON ${at}results (root_id);
CREATE INDEX ${prefix}results_customer ON ${at}results (customer);
CREATE INDEX ${prefix}results_period ON ${at}results (model_id, time_ns);

-- One row per touchpoint of a result. share_units are in 2^-60.
CREATE TABLE ${at}credits (
    conversion_id VARCHAR(512) NOT NULL,
    model_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    position_no INTEGER NOT NULL,
    touchpoint_id VARCHAR(512) NOT NULL,
    share_units BIGINT NOT NULL,
    amount VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    reason MEDIUMTEXT,
    PRIMARY KEY (conversion_id, model_id, revision, position_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

-- What erased customers had earned, by day, without them: totals stay what they were.
CREATE TABLE ${at}erased_totals (
    model_id BIGINT NOT NULL,
    day_ns BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii NOT NULL,
    conversions BIGINT NOT NULL,
    adjustments BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    total VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    credited VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    baseline VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    unattributed VARCHAR(2100) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (model_id, day_ns, currency)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

-- That something was erased, when, why and how much; never whose.
CREATE TABLE ${at}erasure_audit (
    audit_no BIGINT NOT NULL,
    erased_ns BIGINT NOT NULL,
    cause MEDIUMTEXT NOT NULL,
    customers BIGINT NOT NULL,
    touchpoints BIGINT NOT NULL,
    conversions BIGINT NOT NULL,
    results BIGINT NOT NULL,
    PRIMARY KEY (audit_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation};

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
