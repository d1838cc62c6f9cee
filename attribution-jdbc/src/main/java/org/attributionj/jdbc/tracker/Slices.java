package org.attributionj.jdbc.tracker;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.jdbc.pending.AttributedConversion;

/** Cuts results into parts whose credits fit into one transaction. */
final class Slices {
    private static final long MOST_CREDITS = 100_000;

    private Slices() {}

    /** The same conversions in the same order; a part holds at least one, and the credits of all but one are bounded. */
    static List<List<AttributedConversion>> of(List<AttributedConversion> attributed) {
        List<List<AttributedConversion>> slices = new ArrayList<>();
        List<AttributedConversion> slice = new ArrayList<>();
        long credits = 0;
        for (AttributedConversion one : attributed) {
            long more = credits(one);
            if (!slice.isEmpty() && credits + more > MOST_CREDITS) {
                slices.add(slice);
                slice = new ArrayList<>();
                credits = 0;
            }
            slice.add(one);
            credits += more;
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }

    private static long credits(AttributedConversion one) {
        long credits = 0;
        for (AttributionResult result : one.results()) {
            credits += result.credits().size();
        }
        return credits;
    }
}
