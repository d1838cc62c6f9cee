package org.attributionj.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.Crediting;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.CustomerSource;
import org.attributionj.report.history.ReportPart;

/** The pass that counts: every customer is assembled, credited under all models and shown to all parts. */
final class HistoryPass implements JourneySink {
    private final Crediting crediting;
    private final List<ReportPart> parts;
    private final Consumer<? super AssemblyRejection> rejected;
    private final List<Journey> credited = new ArrayList<>();
    private final List<Journey> open = new ArrayList<>();

    HistoryPass(Crediting crediting, List<ReportPart> parts, Consumer<? super AssemblyRejection> rejected) {
        this.rejected = rejected;
        this.crediting = crediting;
        this.parts = parts;
    }

    AssemblyAccount run(CustomerSource source, JourneyAssembler assembler) {
        AssemblySession session = assembler.start(this);
        source.forEachCustomer((customer, touchpoints, conversions) -> {
            credited.clear();
            open.clear();
            session.customer(customer, touchpoints, conversions);
            CustomerHistory history = new CustomerHistory(
                    customer, distinct(touchpoints), distinctConversions(conversions), credit(), List.copyOf(open));
            parts.forEach(part -> part.add(history));
        });
        return session.finish();
    }

    @Override
    public void accept(Journey journey, Set<JourneyKind> kinds) {
        if (kinds.contains(JourneyKind.CREDITED)) {
            credited.add(journey);
        } else {
            open.add(journey);
        }
    }

    @Override
    public void rejected(AssemblyRejection rejection) {
        rejected.accept(rejection);
    }

    @Override
    public Set<JourneyKind> wanted() {
        return EnumSet.of(JourneyKind.CREDITED, JourneyKind.OPEN);
    }

    private List<CreditedJourney> credit() {
        List<CreditedJourney> journeys = new ArrayList<>(credited.size());
        credited.sort(Comparator.comparing(Journey::end));
        for (Journey journey : credited) {
            journeys.add(crediting.credit(journey, journeys.isEmpty()));
        }
        return journeys;
    }

    /** One of each id, in order: what the assembler counts as a duplicate is counted nowhere else either. */
    private static List<Touchpoint> distinct(List<Touchpoint> touchpoints) {
        List<Touchpoint> sorted = new ArrayList<>(touchpoints);
        sorted.sort(Touchpoint.ORDER);
        Set<String> ids = new HashSet<>();
        sorted.removeIf(touchpoint -> !touchpoint.hasGeneratedId() && !ids.add(touchpoint.id()));
        return sorted;
    }

    private static List<Conversion> distinctConversions(List<Conversion> conversions) {
        List<Conversion> sorted = new ArrayList<>(conversions);
        sorted.removeIf(Conversion::isAdjustment);
        sorted.sort(Conversion.ORDER);
        Set<String> ids = new HashSet<>();
        sorted.removeIf(conversion -> !conversion.hasGeneratedId() && !ids.add(conversion.id()));
        return sorted;
    }
}
