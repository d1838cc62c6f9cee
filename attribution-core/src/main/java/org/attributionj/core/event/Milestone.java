package org.attributionj.core.event;

/** A stage of a sales funnel that a touchpoint brought about; W-shaped and full-path models weigh these. */
public enum Milestone {
    /** The contact became a lead. */
    LEAD_CREATED(1),
    /** The lead became an opportunity. */
    OPPORTUNITY_CREATED(2),
    /** The opportunity was closed. */
    CLOSED(4);

    private final int flag;

    Milestone(int flag) {
        this.flag = flag;
    }

    /**
     * The milestone as one bit, for columns of flags.
     *
     * @return 1, 2 or 4
     */
    public int flag() {
        return flag;
    }
}
