package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.check;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.Parameters;
import org.attributionj.models.spec.SpecWriter;

/**
 * Fixed parts for the first touchpoint and for those that brought about a milestone, a rest for all others together.
 *
 * @param withClosed whether {@link Milestone#CLOSED} is a milestone of the model (full path) or not (W-shaped)
 * @param closed its part; 0 if it is none
 */
record MilestoneModel(boolean withClosed, double first, double lead, double opportunity, double closed, double others)
        implements AttributionModel, BoundModel {
    static final MilestoneModel W_SHAPED = wShaped(0.3, 0.3, 0.3, 0.1);
    static final MilestoneModel FULL_PATH = fullPath(0.225, 0.225, 0.225, 0.225, 0.1);

    MilestoneModel {
        first = Parameters.weight(first, "first");
        lead = Parameters.weight(lead, "lead");
        opportunity = Parameters.weight(opportunity, "opportunity");
        closed = Parameters.weight(closed, "closed");
        others = Parameters.weight(others, "others");
        check(first + lead + opportunity + closed + others > 0, "one part must be more than 0, but all were 0");
    }

    static MilestoneModel wShaped(double first, double lead, double opportunity, double others) {
        return new MilestoneModel(false, first, lead, opportunity, 0, others);
    }

    static MilestoneModel fullPath(double first, double lead, double opportunity, double closed, double others) {
        return new MilestoneModel(true, first, lead, opportunity, closed, others);
    }

    @Override
    public String name() {
        String name = withClosed ? "full-path" : "w-shaped";
        if (equals(W_SHAPED) || equals(FULL_PATH)) {
            return name;
        }
        SpecWriter text =
                SpecWriter.of(name).number("first", first).number("lead", lead).number("opportunity", opportunity);
        if (withClosed) {
            text.number("closed", closed);
        }
        return text.number("others", others).toString();
    }

    @Override
    public Needs needs() {
        return Needs.MILESTONES;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        return this;
    }

    @Override
    public Kernel newKernel() {
        return this::weigh;
    }

    private double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        int leadAt = earliest(journey, Milestone.LEAD_CREATED);
        int opportunityAt = earliest(journey, Milestone.OPPORTUNITY_CREATED);
        int closedAt = withClosed ? earliest(journey, Milestone.CLOSED) : -1;
        // distinct touchpoints with a part of their own; the first always has one
        int own = 1;
        own += leadAt > 0 ? 1 : 0;
        own += opportunityAt > 0 && opportunityAt != leadAt ? 1 : 0;
        own += closedAt > 0 && closedAt != leadAt && closedAt != opportunityAt ? 1 : 0;
        double each = n > own ? others / (n - own) : 0;
        for (int i = 0; i < n; i++) {
            weights[i] = each;
        }
        weights[0] = 0;
        clear(weights, leadAt);
        clear(weights, opportunityAt);
        clear(weights, closedAt);
        // parts on one touchpoint add; what is missing is left to normalisation
        weights[0] += first;
        add(weights, leadAt, lead);
        add(weights, opportunityAt, opportunity);
        add(weights, closedAt, closed);
        return 0;
    }

    private static int earliest(JourneyView journey, Milestone milestone) {
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            if (journey.has(i, milestone)) {
                return i;
            }
        }
        return -1;
    }

    private static void clear(double[] weights, int touch) {
        if (touch >= 0) {
            weights[touch] = 0;
        }
    }

    private static void add(double[] weights, int touch, double part) {
        if (touch >= 0) {
            weights[touch] += part;
        }
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        StringBuilder words = new StringBuilder(touch == 0 ? Reasons.FIRST : "");
        append(words, Reasons.LEAD, touch == earliest(journey, Milestone.LEAD_CREATED));
        append(words, Reasons.OPPORTUNITY, touch == earliest(journey, Milestone.OPPORTUNITY_CREATED));
        append(words, Reasons.CLOSED, withClosed && touch == earliest(journey, Milestone.CLOSED));
        return words.toString();
    }

    private static void append(StringBuilder words, String word, boolean applies) {
        if (applies) {
            words.append(words.length() == 0 ? "" : ", ").append(word);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
