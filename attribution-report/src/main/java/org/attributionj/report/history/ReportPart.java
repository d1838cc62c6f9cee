package org.attributionj.report.history;

/** Something that is counted over customers, one after the other. */
public interface ReportPart {

    /**
     * Takes a customer.
     *
     * @param history all that is known of the customer; not to be kept
     */
    void add(CustomerHistory history);
}
