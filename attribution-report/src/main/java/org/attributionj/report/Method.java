package org.attributionj.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.ConversionType;
import org.attributionj.report.document.MethodEntry;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Section;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.Facts;

/** How a report was made, so that it can be made again. */
final class Method {
    private final List<MethodEntry> entries = new ArrayList<>();

    private Method() {}

    static List<MethodEntry> of(
            ReportOptions options,
            JourneyAssembler assembler,
            Calendar calendar,
            Facts facts,
            FittedModels models,
            List<Section> sections) {
        Method method = new Method();
        method.add(
                "Period",
                "[" + calendar.period().first() + ", " + calendar.period().end() + ") in "
                        + calendar.zoneName()
                        + (calendar.before() == null
                                ? "; nothing to compare with"
                                : "; compared with [" + calendar.before().first() + ", "
                                        + calendar.before().end() + ")"));
        method.add(
                "Events",
                facts.first() + " to " + facts.last() + "; fits, refunds and first purchases use all of them");
        method.add("Goal", goal(assembler) + "; value net of refunds, which are dated with the sale");
        method.add(
                "Windows",
                assembler.windows() + "; " + assembler.repeatPolicy().name().toLowerCase(Locale.ROOT) + "; gap "
                        + gap(assembler));
        method.add(
                "Models",
                models.names().stream()
                        .map(name -> name.spec() + (name.learned() ? " (fitted to all journeys)" : ""))
                        .collect(Collectors.joining("; ")));
        models.notes().forEach(note -> method.add("Model's word", note));
        models.leftOut().forEach(reason -> method.add("Left out", reason));
        method.add("Intervals", intervals(options, models));
        method.add(
                "Rounding", "each conversion is shared exactly to its last unit; every total is the sum of its rows");
        method.addMissing(sections);
        return method.entries;
    }

    private static String gap(JourneyAssembler assembler) {
        Duration gap = assembler.gap();
        return gap == null ? "none" : gap.toHours() / 24.0 + " d";
    }

    private static String intervals(ReportOptions options, FittedModels models) {
        if (options.resamples() == 0) {
            return "none were asked for";
        }
        boolean isLearned = models.names().stream().anyMatch(ModelName::learned);
        return "95 %, percentiles of " + options.resamples() + " resamples of the customers (Poisson bootstrap), seed "
                + options.seed() + "; Wilson for rates"
                + (isLearned
                        ? "; fits are held fixed, so under a learned model they are a spread and no interval of the"
                                + " model's own error"
                        : "");
    }

    private static String goal(JourneyAssembler assembler) {
        var goal = assembler.goal();
        return goal == null || goal.types().isEmpty()
                ? "every conversion"
                : goal.types().stream().map(ConversionType::name).collect(Collectors.joining(", "));
    }

    /** Sections that somebody might look for. */
    private void addMissing(List<Section> sections) {
        List<String> missing = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("spend", "Spend and return: no cost is known in the period");
        reasons.put("email", "E-mail: no e-mail in the period");
        reasons.put("funnel", "Funnel: nobody entered one");
        reasons.put("journeys", "Journeys: no conversions");
        reasons.put("cohorts", "Cohorts: no week after a first conversion is over");
        reasons.put("value", "Customer value: nobody converted");
        reasons.forEach((id, reason) -> {
            if (sections.stream().noneMatch(section -> section.id().equals(id))) {
                missing.add(reason);
            }
        });
        if (!missing.isEmpty()) {
            add("Not shown", String.join("; ", missing));
        }
    }

    private void add(String name, String text) {
        entries.add(new MethodEntry(name, text));
    }
}
